using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>= and !=: by content; false where a side is nothing.</summary>
internal sealed class EqualityNode(bool equal, Node left, Node right, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var first = left.Evaluate(input, frame, run);
        var second = right.Evaluate(input, frame, run);
        return Boxes.Of(first is not null && second is not null && Truth.Same(first, second, run) == equal);
    }
}
