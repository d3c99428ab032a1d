using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>and, or: the right side only where it decides.</summary>
internal sealed class LogicNode(bool isAnd, Node left, Node right, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var first = Truth.Of(left.Evaluate(input, frame, run), run);
        if (first != isAnd)
        {
            return Boxes.Of(first);
        }

        try
        {
            return Boxes.Of(Truth.Of(right.Evaluate(input, frame, run), run));
        }
        catch (JsonataException error) when (error.Relocate(Position, isAnd ? "and" : "or"))
        {
            throw;
        }
    }
}
