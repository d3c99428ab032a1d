namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>function($a, $b) { … }.</summary>
internal sealed class LambdaNode(string[] parameters, Node body, Functions.Signature? signature, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run) =>
        new LambdaValue(parameters, body, signature, frame, input);
}
