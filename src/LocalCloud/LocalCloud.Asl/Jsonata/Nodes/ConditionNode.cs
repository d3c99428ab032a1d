using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>condition ? then : otherwise.</summary>
internal sealed class ConditionNode(Node condition, Node then, Node? otherwise, int position) : Node(position)
{
    /// <summary>The parts of which one is the value.</summary>
    public List<Node> Branches => otherwise is null ? [then] : [then, otherwise];

    protected override object? Compute(object? input, Frame frame, Run run) =>
        Truth.Of(condition.Evaluate(input, frame, run), run)
            ? then.Evaluate(input, frame, run)
            : otherwise?.Evaluate(input, frame, run);
}
