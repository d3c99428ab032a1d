namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>%: the context of the step that gave the current item.</summary>
internal sealed class ParentNode(ParentSlot slot, int position) : Node(position)
{
    public ParentSlot Slot { get; } = slot;

    protected override object? Compute(object? input, Frame frame, Run run) =>
        frame.TryGet(Slot.Label, out var parent) ? parent : null;
}
