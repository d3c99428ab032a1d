using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>Functions of objects.</summary>
internal static class Objects
{
    public static object? Keys(object?[] arguments, Run run)
    {
        var keys = ArrayValue.Sequence();
        Collect(arguments[0], keys, [], run);
        return keys;
    }

    public static object? Lookup(object?[] arguments, Run run) => (arguments[0], arguments[1]) switch
    {
        (ObjectValue members, string name) => members.Get(name),
        (ArrayValue items, string name) => Sequences.Lookup(items, name, run),
        _ => null,
    };

    /// <summary>An object of one member for each member.</summary>
    public static object? Spread(object?[] arguments, Run run)
    {
        if (arguments[0] is not (ArrayValue or ObjectValue))
        {
            return arguments[0];
        }

        var spread = new ArrayValue { IsSequence = arguments[0] is not ArrayValue { Count: > 0 } };
        Spread(arguments[0], spread, run);
        return spread;
    }

    public static object? Merge(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue items)
        {
            return null;
        }

        var merged = new ObjectValue();
        for (var at = 0; at < items.Count; at++)
        {
            var members = (ObjectValue)items[at]!;
            run.Build(members.Count);
            for (var member = 0; member < members.Count; member++)
            {
                merged.Set(members.Names[member], members.Values[member]);
            }
        }

        return merged;
    }

    public static object? Clone(object?[] arguments, Run run) => Copies.Of(arguments[0], run);

    private static void Collect(object? value, ArrayValue keys, HashSet<string> seen, Run run)
    {
        run.Enter();
        if (value is ArrayValue items)
        {
            foreach (var item in items.Items)
            {
                Collect(item, keys, seen, run);
            }
        }
        else if (value is ObjectValue members)
        {
            run.Build(members.Count);
            foreach (var name in members.Names)
            {
                if (seen.Add(name))
                {
                    keys.Add(name);
                }
            }
        }

        run.Leave();
    }

    private static void Spread(object? value, ArrayValue spread, Run run)
    {
        run.Enter();
        switch (value)
        {
            case ArrayValue items:
                foreach (var item in items.Items)
                {
                    Spread(item, spread, run);
                }

                break;
            case ObjectValue members:
                run.Build(members.Count);
                for (var at = 0; at < members.Count; at++)
                {
                    var single = new ObjectValue();
                    single.Set(members.Names[at], members.Values[at]);
                    spread.Add(single);
                }

                break;
            default:
                spread.Add(value);
                break;
        }

        run.Leave();
    }
}
