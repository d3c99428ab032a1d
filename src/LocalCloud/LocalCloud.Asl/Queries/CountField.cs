using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Queries;

/// <summary>A number that bounds something: as written, or found by a path when the state runs.</summary>
/// <param name="Name">The field without <c>Path</c>: <c>MaxConcurrency</c>.</param>
/// <param name="Value">The number or the path.</param>
/// <param name="IsFraction">Whether it need not be whole.</param>
internal sealed record CountField(string Name, Expression Value, bool IsFraction = false)
{
    /// <summary>The number.</summary>
    /// <exception cref="StateFault">The path leads to none.</exception>
    public double Evaluate(Scope scope)
    {
        var value = PathField.Read(Value, scope);
        return value is JsonNumber number && (IsFraction || number.TryGetInt64(out _))
            ? number.Value
            : throw StateFault.Runtime(
                $"The {Name}Path field refers to value {value.ToCompactText()} which is not a valid "
                + $"{(IsFraction ? "float" : "integer")}: {PathField.Text(Value)}");
    }
}
