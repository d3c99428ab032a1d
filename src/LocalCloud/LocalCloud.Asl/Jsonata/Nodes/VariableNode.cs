using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>A variable; $ is the context and $$ the input of the whole expression.</summary>
internal sealed class VariableNode(string name, int position) : Node(position)
{
    public string Name { get; } = name;

    /// <summary>A variable whose value does not depend on the context.</summary>
    public bool IsPlain => Name.Length > 0 && Predicates is null && Group is null;

    protected override object? Compute(object? input, Frame frame, Run run)
    {
        if (Name.Length == 0)
        {
            return input is ArrayValue { IsWrapper: true } wrapper ? wrapper[0] : input;
        }

        return frame.TryGet(Name, out var value) ? value : run.Global(Name);
    }
}
