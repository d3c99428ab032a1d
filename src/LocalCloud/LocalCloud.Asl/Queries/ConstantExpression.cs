using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Queries;

/// <summary>A value as written.</summary>
internal sealed class ConstantExpression(JsonValue value) : Expression
{
    /// <summary>The value.</summary>
    public JsonValue Value { get; } = value;

    public override JsonValue Evaluate(Scope scope) => Value;
}
