using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Queries;

/// <summary>A number of seconds: as written, or found by a path when the state runs.</summary>
/// <param name="Name">The field, for messages: <c>SecondsPath</c>.</param>
/// <param name="Value">The number or the path.</param>
/// <param name="Minimum">The smallest that makes sense.</param>
internal sealed record SecondsField(string Name, Expression Value, long Minimum)
{
    /// <summary>Where AWS stops: a year, and some.</summary>
    public const long Maximum = 99_999_999;

    /// <summary>The seconds.</summary>
    /// <exception cref="StateFault">The path leads to none.</exception>
    public long Evaluate(Scope scope)
    {
        var path = PathField.Text(Value);
        JsonValue value;
        try
        {
            value = Value.Evaluate(scope);
        }
        catch (Paths.PathNotFoundException fault)
        {
            throw StateFault.Runtime(Name == "SecondsPath"
                ? $"The {Name} parameter does not reference an input value: {path}"
                : $"Invalid path '{path}' : {fault.Message}");
        }

        if (value is not JsonNumber number || !number.TryGetInt64(out var seconds))
        {
            throw StateFault.Runtime(
                $"The {Name} parameter cannot be parsed as a long value: {path} == {value.ToCompactText()}");
        }

        if (seconds < 0)
        {
            throw StateFault.Runtime($"The {Name} parameter references a negative value: {path} == {seconds}");
        }

        return seconds >= Minimum && seconds <= Maximum
            ? seconds
            : throw StateFault.Runtime(Name == "SecondsPath"
                ? "Wait state delay is too long."
                : $"The {Name} parameter is out of range: {path} == {seconds}");
    }
}
