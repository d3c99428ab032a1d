namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>(a; b): the value of the last, with variables of its own.</summary>
internal sealed class BlockNode(Node[] expressions, bool binds, int position) : Node(position)
{
    public Node? Last => expressions.Length == 0 ? null : expressions[^1];

    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var scope = binds ? new Frame(frame) : frame;
        object? result = null;
        foreach (var expression in expressions)
        {
            result = expression.Evaluate(input, scope, run);
        }

        return result;
    }
}
