using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Choices;

/// <summary>A rule's Condition in JSONata: true or false as written, or an expression that gives one.</summary>
internal sealed class QueryCondition(Expression expression) : Condition
{
    public override bool Holds(Scope scope) => ((JsonBoolean)expression.Evaluate(scope)).Value;
}
