using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Queries;

/// <summary>A point in time: as written, or found by a path when the state runs.</summary>
/// <param name="Value">The text or the path.</param>
internal sealed record TimestampField(Expression Value)
{
    /// <summary>The time.</summary>
    /// <exception cref="StateFault">The path leads to none.</exception>
    public DateTimeOffset Evaluate(Scope scope)
    {
        var path = PathField.Text(Value);
        JsonValue value;
        try
        {
            value = Value.Evaluate(scope);
        }
        catch (Paths.PathNotFoundException)
        {
            throw StateFault.Runtime($"The TimestampPath parameter does not reference an input value: {path}");
        }

        return value is JsonString text && Timestamp.TryParse(text.Value, out var time)
            ? time
            : throw StateFault.Runtime(
                "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format "
                + $"string: {path} == {(value as JsonString)?.Value ?? value.ToCompactText()}");
    }
}
