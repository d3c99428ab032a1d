namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>Where a % looks: the name under which a step keeps its context, once that step is found.</summary>
internal sealed class ParentSlot(string label)
{
    public string Label { get; set; } = label;

    /// <summary>How many steps further back the wanted one is.</summary>
    public int Level { get; set; } = 1;
}
