using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>-a.</summary>
internal sealed class NegateNode(Node operand, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var value = operand.Evaluate(input, frame, run);
        return value switch
        {
            null => null,
            double number => Boxes.Of(-Numeric.Check(number)),
            _ => throw new JsonataException("D1002", Position, "-", Describe.Value(value)),
        };
    }
}
