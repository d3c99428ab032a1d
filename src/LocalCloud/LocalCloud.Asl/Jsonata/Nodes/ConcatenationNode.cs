using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>&amp;: the two sides as strings, nothing as the empty one.</summary>
internal sealed class ConcatenationNode(Node left, Node right, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var first = left.Evaluate(input, frame, run);
        var second = right.Evaluate(input, frame, run);
        try
        {
            var text = Text(first, run) + Text(second, run);
            run.Build(text.Length);
            return text;
        }
        catch (JsonataException error) when (error.Locate(Position, "&"))
        {
            throw;
        }
    }

    private static string Text(object? value, Run run) => value switch
    {
        null => "",
        string text => text,
        _ => JsonText.Of(value, run),
    };
}
