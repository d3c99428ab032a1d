using LocalCloud.Asl.Jsonata.Nodes;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>Deep copies, to be changed by a transform.</summary>
internal static class Copies
{
    public static object? Of(object? value, Run run)
    {
        run.Enter();
        var copy = value switch
        {
            ArrayValue items => OfArray(items, run),
            ObjectValue members => OfObject(members, run),
            _ => value,
        };
        run.Leave();
        return copy;
    }

    private static ArrayValue OfArray(ArrayValue items, Run run)
    {
        run.Build(items.Count);
        var copy = new ArrayValue(items.Count);
        foreach (var item in items.Items)
        {
            copy.Add(Of(item, run));
        }

        return copy;
    }

    private static ObjectValue OfObject(ObjectValue members, Run run)
    {
        run.Build(members.Count);
        var copy = new ObjectValue();
        for (var at = 0; at < members.Count; at++)
        {
            copy.Set(members.Names[at], Of(members.Values[at], run));
        }

        return copy;
    }
}
