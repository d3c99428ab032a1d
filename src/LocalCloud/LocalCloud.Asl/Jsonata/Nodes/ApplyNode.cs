using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>a ~> f: the value given to the function, or two functions made one.</summary>
internal sealed class ApplyNode(Node left, Node right, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var value = left.Evaluate(input, frame, run);
        if (right is CallNode call)
        {
            return call.Apply(value, input, frame, run);
        }

        var target = right.Evaluate(input, frame, run);
        if (target is not FunctionValue function)
        {
            throw new JsonataException("T2006", Position, value: Describe.Value(target));
        }

        return value is FunctionValue inner
            ? new Composition(inner, function)
            : function.Invoke([value], input, run);
    }

    private sealed class Composition(FunctionValue inner, FunctionValue outer) : FunctionValue
    {
        public override int Arity => 1;

        public override object? Invoke(object?[] arguments, object? context, Run run) =>
            outer.Invoke([inner.Invoke([arguments.Length == 0 ? null : arguments[0]], context, run)], context, run);
    }
}
