namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>{key: value}.</summary>
internal sealed class ObjectNode(GroupExpression members, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run) => members.Evaluate(input, frame, run);
}
