namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>
/// JSON's null. In the evaluator a value is null (nothing), <see cref="NullValue"/>, bool, double, string,
/// <see cref="ArrayValue"/>, <see cref="ObjectValue"/> or <see cref="FunctionValue"/>.
/// </summary>
internal sealed class NullValue
{
    private NullValue()
    {
    }

    public static NullValue Instance { get; } = new();
}
