using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;

namespace LocalCloud.Asl.Queries;

/// <summary>A text: as written, or found by a path or an intrinsic call when the state runs.</summary>
/// <param name="Name">The field: <c>ErrorPath</c>.</param>
/// <param name="Value">The text, path or call.</param>
internal sealed record TextField(string Name, Expression Value)
{
    /// <summary>The text.</summary>
    /// <exception cref="StateFault">The path leads to none.</exception>
    public string Evaluate(Scope scope)
    {
        JsonValue value;
        try
        {
            value = Value.Evaluate(scope);
        }
        catch (PathNotFoundException)
        {
            throw TemplateExpression.NotFound(Name, ((PathExpression)Value).Path, scope);
        }

        return (value as JsonString)?.Value ?? throw StateFault.Runtime(
            $"The {Name} parameter does not reference a string: {PathField.Text(Value)} == {value.ToCompactText()}");
    }
}
