using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>f(?, b): the function with some arguments given.</summary>
internal sealed class PartialNode(Node procedure, Node?[] arguments, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var values = new object?[arguments.Length];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = arguments[at]?.Evaluate(input, frame, run);
        }

        return procedure.Evaluate(input, frame, run) switch
        {
            LambdaValue lambda => lambda.Bind(values, at => at < arguments.Length && arguments[at] is null),
            FunctionValue function => new PartialFunction(function, values, arguments),
            null when CallNode.LacksDollar(procedure, frame, run) => throw new JsonataException("T1007", Position, CallNode.NameOf(procedure)),
            _ => throw new JsonataException("T1008", Position, CallNode.NameOf(procedure)),
        };
    }

    private sealed class PartialFunction(FunctionValue function, object?[] given, Node?[] places) : FunctionValue
    {
        public override int Arity => places.Count(place => place is null);

        public override object? Invoke(object?[] arguments, object? context, Run run)
        {
            var values = (object?[])given.Clone();
            var next = 0;
            for (var at = 0; at < values.Length; at++)
            {
                if (places[at] is null && next < arguments.Length)
                {
                    values[at] = arguments[next++];
                }
            }

            return function.Invoke(values, context, run);
        }
    }
}
