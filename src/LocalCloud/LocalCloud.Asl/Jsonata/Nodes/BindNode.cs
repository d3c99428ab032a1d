namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>$name := value.</summary>
internal sealed class BindNode(string name, Node value, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var result = value.Evaluate(input, frame, run);
        frame.Bind(name, result);
        return result;
    }
}
