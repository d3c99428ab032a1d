namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>A string, a number, true, false or null.</summary>
internal sealed class LiteralNode(object value, int position) : Node(position)
{
    public object Value { get; } = value;

    protected override object? Compute(object? input, Frame frame, Run run) => Value;
}
