using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>A lambda with the variables and the context it was made in.</summary>
internal sealed class LambdaValue(string[] parameters, Node body, Functions.Signature? signature, Frame frame, object? input) : FunctionValue
{
    public override int Arity => parameters.Length;

    public override object? Invoke(object?[] arguments, object? context, Run run)
    {
        var result = Enter(arguments, context, run);
        while (result is TailCall call)
        {
            run.Step();
            result = call.Callee.Enter(call.Arguments, call.Context, run);
        }

        return result;
    }

    /// <summary>The lambda with some of its parameters set.</summary>
    public LambdaValue Bind(object?[] arguments, Func<int, bool> isOpen)
    {
        var scope = new Frame(frame);
        var open = new List<string>();
        for (var at = 0; at < parameters.Length; at++)
        {
            if (isOpen(at))
            {
                open.Add(parameters[at]);
            }
            else
            {
                scope.Bind(parameters[at], at < arguments.Length ? arguments[at] : null);
            }
        }

        return new LambdaValue([.. open], body, null, scope, input);
    }

    private object? Enter(object?[] arguments, object? context, Run run)
    {
        var values = signature is null ? arguments : signature.Fit(arguments, context);
        var scope = new Frame(frame);
        for (var at = 0; at < parameters.Length; at++)
        {
            scope.Bind(parameters[at], at < values.Length ? values[at] : null);
        }

        return body.Evaluate(input, scope, run);
    }
}
