namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>Which kind a value is.</summary>
internal static class Kind
{
    public static ValueKinds Of(object? value) => value switch
    {
        null => ValueKinds.Missing,
        string => ValueKinds.String,
        double => ValueKinds.Number,
        bool => ValueKinds.Boolean,
        ArrayValue => ValueKinds.Array,
        ObjectValue => ValueKinds.Object,
        FunctionValue => ValueKinds.Function,
        _ => ValueKinds.Null,
    };
}
