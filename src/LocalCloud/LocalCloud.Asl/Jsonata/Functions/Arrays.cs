using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>Functions of arrays.</summary>
internal static class Arrays
{
    public static object? Zip(object?[] arguments, Run run)
    {
        var length = arguments.Min(argument => (argument as ArrayValue)?.Count ?? 0);
        run.Build((long)length * arguments.Length);
        var zipped = new ArrayValue(length);
        for (var at = 0; at < length; at++)
        {
            var row = new ArrayValue(arguments.Length);
            foreach (var argument in arguments)
            {
                row.Add(((ArrayValue)argument!)[at]);
            }

            zipped.Add(row);
        }

        return zipped;
    }

    public static object? Append(object?[] arguments, Run run) => Sequences.Append(arguments[0], arguments[1], run);

    public static object? Reverse(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue { Count: > 1 } items)
        {
            return arguments[0];
        }

        run.Build(items.Count);
        var reversed = new ArrayValue(items.Count);
        for (var at = items.Count - 1; at >= 0; at--)
        {
            reversed.Add(items[at]);
        }

        return reversed;
    }

    public static object? Shuffle(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue { Count: > 1 } items)
        {
            return arguments[0];
        }

        run.Build(items.Count);
        var shuffled = items.Items.ToArray();
        run.Context.Random.Shuffle(shuffled);
        var result = new ArrayValue(shuffled.Length);
        result.AddRange(shuffled);
        return result;
    }

    public static object? Distinct(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue { Count: > 1 } items)
        {
            return arguments[0];
        }

        var distinct = new ArrayValue { IsSequence = items.IsSequence };
        var scalars = new HashSet<object>();
        for (var at = 0; at < items.Count; at++)
        {
            run.Step();
            var item = items[at];
            var isNew = item is string or double or bool ? scalars.Add(item) : !Holds(distinct, item, run);
            if (isNew)
            {
                run.Build(1);
                distinct.Add(item);
            }
        }

        return distinct;
    }

    private static bool Holds(ArrayValue items, object? wanted, Run run)
    {
        foreach (var item in items.Items)
        {
            if (Truth.Same(item, wanted, run))
            {
                return true;
            }
        }

        return false;
    }
}
