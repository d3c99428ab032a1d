using LocalCloud.Asl.Jsonata.Nodes;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>How values are put together into sequences.</summary>
internal static class Sequences
{
    /// <summary>Both in one array; nothing adds nothing.</summary>
    public static object? Append(object? left, object? right, Run run)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var count = ((left as ArrayValue)?.Count ?? 1) + ((right as ArrayValue)?.Count ?? 1);
        run.Build(count);
        var together = new ArrayValue(count);
        together.Append(left);
        together.Append(right);
        return together;
    }

    /// <summary>The members of that name of all objects in the array, however deep the arrays in it nest.</summary>
    public static ArrayValue Lookup(ArrayValue items, string name, Run run)
    {
        var found = ArrayValue.Sequence();
        Collect(items, name, found, run);
        return found;
    }

    /// <summary>Adds the value, or what its arrays hold however deep.</summary>
    public static void Flatten(object? value, ArrayValue into, Run run)
    {
        if (value is ArrayValue items)
        {
            run.Enter();
            foreach (var item in items.Items)
            {
                Flatten(item, into, run);
            }

            run.Leave();
        }
        else
        {
            run.Build(1);
            into.Add(value);
        }
    }

    private static void Collect(ArrayValue items, string name, ArrayValue found, Run run)
    {
        run.Enter();
        run.Step(items.Count);
        foreach (var item in items.Items)
        {
            if (item is ObjectValue members)
            {
                if (members.Get(name) is { } value)
                {
                    found.Append(value);
                }
            }
            else if (item is ArrayValue inner)
            {
                Collect(inner, name, found, run);
            }
        }

        run.Leave();
    }
}
