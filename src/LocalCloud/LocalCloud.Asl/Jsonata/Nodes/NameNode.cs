using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>The member of that name of the context, or of all objects in it where it is an array.</summary>
internal sealed class NameNode(string name, int position) : Node(position)
{
    public string Name { get; } = name;

    /// <summary>A string as a step of a path is a name.</summary>
    public static NameNode InPlaceOf(LiteralNode literal, string name) => new(name, literal.Position)
    {
        Stages = literal.Stages,
        Group = literal.Group,
        KeepArray = literal.KeepArray,
        Focus = literal.Focus,
        Index = literal.Index,
        Ancestor = literal.Ancestor,
        BindsTuples = literal.BindsTuples,
        SeekingParent = literal.SeekingParent,
    };

    public override object? Evaluate(object? input, Frame frame, Run run)
    {
        if (input is ObjectValue members && Predicates is null && Group is null)
        {
            run.Step();
            return members.Get(Name);
        }

        return base.Evaluate(input, frame, run);
    }

    protected override object? Compute(object? input, Frame frame, Run run) => input switch
    {
        ObjectValue members => members.Get(Name),
        ArrayValue items => Sequences.Lookup(items, Name, run),
        _ => null,
    };
}
