using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Choices;

/// <summary>A variable compared with a value, or tested. Where a kind does not fit, it does not hold; it never fails.</summary>
internal sealed class Comparison(PathExpression variable, ChoiceOperator choice, Expression operand) : Condition
{
    public override bool Holds(Scope scope)
    {
        var value = variable.TryEvaluate(scope);
        if (value is null)
        {
            return choice.IsPresence
                ? operand.Evaluate(scope) is JsonBoolean { Value: false }
                : throw Invalid(variable);
        }

        var other = operand is PathExpression path ? path.TryEvaluate(scope) ?? throw Invalid(path) : operand.Evaluate(scope);
        return choice.Holds(value, other);
    }

    private static StateFault Invalid(PathExpression path) => StateFault.Runtime(
        $"Invalid path '{path.Path.Text}': The choice state's condition path references an invalid value.");
}
