using LocalCloud.Asl.Intrinsics;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;

namespace LocalCloud.Asl.Queries;

/// <summary>A call of an intrinsic function: <c>States.Format('{}', $.a)</c>.</summary>
internal sealed class IntrinsicExpression(string text, IntrinsicFunction function, Expression[] arguments) : Expression
{
    /// <summary>What it is called with.</summary>
    public IReadOnlyList<Expression> Arguments => arguments;

    public override JsonValue Evaluate(Scope scope)
    {
        var values = new JsonValue[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            try
            {
                values[i] = arguments[i].Evaluate(scope);
            }
            catch (PathNotFoundException)
            {
                throw TemplateExpression.NotFound(text, ((PathExpression)arguments[i]).Path, scope);
            }
        }

        if (Array.Exists(values, static value => value.ByteSize > IntrinsicArguments.MaximumBytes))
        {
            throw new StateFault(
                ErrorNames.IntrinsicFailure, $"The function '{text}' had the following error: An argument is too large");
        }

        try
        {
            return function.Invoke(new IntrinsicArguments(values, scope.Random));
        }
        catch (IntrinsicException fault)
        {
            throw new StateFault(
                ErrorNames.IntrinsicFailure, $"The function '{text}' had the following error: {fault.Message}");
        }
    }
}
