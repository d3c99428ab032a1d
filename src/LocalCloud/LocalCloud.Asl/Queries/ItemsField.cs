using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Queries;

/// <summary>Where a Map's items are.</summary>
/// <param name="Value">The path.</param>
internal sealed record ItemsField(Expression Value)
{
    /// <summary>The items.</summary>
    /// <exception cref="StateFault">It leads to no array.</exception>
    public JsonArray Evaluate(Scope scope) =>
        PathField.Read(Value, scope) as JsonArray
        ?? throw StateFault.Runtime($"Reference path \"{PathField.Text(Value)}\" must point to array.");
}
