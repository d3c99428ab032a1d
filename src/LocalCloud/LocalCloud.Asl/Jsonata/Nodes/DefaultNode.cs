using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>a ?: b gives b where a is not true, a ?? b where a is nothing.</summary>
internal sealed class DefaultNode(bool byTruth, Node value, Node fallback, int position) : Node(position)
{
    public Node Fallback => fallback;

    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var first = value.Evaluate(input, frame, run);
        var holds = byTruth ? Truth.Of(first, run) : first is not null;
        return holds ? first : fallback.Evaluate(input, frame, run);
    }
}
