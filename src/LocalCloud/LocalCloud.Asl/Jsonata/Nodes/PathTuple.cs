namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>An item on a path that binds variables (@ and #) or looks back (%): the item, and what was bound on the way to it.</summary>
internal sealed class PathTuple(object? item, Binding? bindings)
{
    public object? Item { get; } = item;

    public Binding? Bindings { get; } = bindings;

    public PathTuple With(string name, object? value) => new(Item, new Binding(name, value, Bindings));
}
