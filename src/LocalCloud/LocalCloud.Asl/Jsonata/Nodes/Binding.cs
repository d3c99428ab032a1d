namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>A variable's value in a list of them, newest first.</summary>
internal sealed class Binding(string name, object? value, Binding? next)
{
    public string Name { get; } = name;

    public object? Value { get; set; } = value;

    public Binding? Next { get; } = next;
}
