using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Queries;

/// <summary>An array of a payload template; what is computed is inside the objects it holds.</summary>
internal sealed class TemplateArrayExpression(Expression[] items) : Expression
{
    public override JsonValue Evaluate(Scope scope) => new JsonArray(Array.ConvertAll(items, item => item.Evaluate(scope)));
}
