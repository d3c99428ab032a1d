using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>/pattern/flags: a function that looks for its first match.</summary>
internal sealed class RegexNode(RegexValue regex, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run) => regex;
}
