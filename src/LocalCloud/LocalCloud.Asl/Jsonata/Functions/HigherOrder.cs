using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>Functions that take functions.</summary>
internal static class HigherOrder
{
    public static object? Map(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue items)
        {
            return null;
        }

        var function = (FunctionValue)arguments[1]!;
        var mapped = ArrayValue.Sequence();
        for (var at = 0; at < items.Count; at++)
        {
            if (Call(function, items[at], Boxes.Of(at), items, run) is { } value)
            {
                mapped.Add(value);
            }
        }

        return mapped;
    }

    public static object? Filter(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue items)
        {
            return null;
        }

        var function = (FunctionValue)arguments[1]!;
        var kept = ArrayValue.Sequence();
        for (var at = 0; at < items.Count; at++)
        {
            if (Truth.Of(Call(function, items[at], Boxes.Of(at), items, run), run))
            {
                kept.Add(items[at]);
            }
        }

        return kept;
    }

    public static object? Single(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue items)
        {
            return null;
        }

        object? single = null;
        var found = false;
        for (var at = 0; at < items.Count; at++)
        {
            if (arguments[1] is not FunctionValue function || Truth.Of(Call(function, items[at], Boxes.Of(at), items, run), run))
            {
                single = found ? throw new JsonataException("D3138") : items[at];
                found = true;
            }
        }

        return found ? single : throw new JsonataException("D3139");
    }

    public static object? Reduce(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue items)
        {
            return null;
        }

        var function = (FunctionValue)arguments[1]!;
        if (function.Arity < 2)
        {
            throw new JsonataException("D3050");
        }

        var result = arguments[2];
        var at = 0;
        if (result is null && items.Count > 0)
        {
            result = items[at++];
        }

        for (; at < items.Count; at++)
        {
            run.Step();
            object?[] values = function.Arity switch
            {
                2 => [result, items[at]],
                3 => [result, items[at], Boxes.Of(at)],
                _ => [result, items[at], Boxes.Of(at), items],
            };
            result = function.Invoke(values, null, run);
        }

        return result;
    }

    public static object? Sift(object?[] arguments, Run run)
    {
        if (arguments is not [ObjectValue members, FunctionValue function])
        {
            return null;
        }

        var kept = new ObjectValue();
        for (var at = 0; at < members.Count; at++)
        {
            if (Truth.Of(Call(function, members.Values[at], members.Names[at], members, run), run))
            {
                run.Build(1);
                kept.Set(members.Names[at], members.Values[at]);
            }
        }

        return kept.Count == 0 ? null : kept;
    }

    public static object? Each(object?[] arguments, Run run)
    {
        if (arguments is not [ObjectValue members, FunctionValue function])
        {
            return null;
        }

        var results = ArrayValue.Sequence();
        for (var at = 0; at < members.Count; at++)
        {
            if (Call(function, members.Values[at], members.Names[at], members, run) is { } value)
            {
                results.Add(value);
            }
        }

        return results;
    }

    public static object? Sort(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue { Count: > 1 } items)
        {
            return arguments[0];
        }

        run.Build(items.Count);
        var sorted = items.Items.ToArray();
        if (arguments[1] is FunctionValue comparator)
        {
            StableSort.Sort(sorted, (left, right) => SaysAfter(comparator.Invoke([left, right], null, run)));
        }
        else if (All(items, static item => item is double))
        {
            StableSort.Sort(sorted, (left, right) => Counted(run) && (double)left! > (double)right!);
        }
        else if (All(items, static item => item is string))
        {
            StableSort.Sort(sorted, (left, right) => Counted(run) && string.CompareOrdinal((string)left!, (string)right!) > 0);
        }
        else
        {
            throw new JsonataException("D3070");
        }

        var result = new ArrayValue(sorted.Length);
        result.AddRange(sorted);
        return result;
    }

    /// <summary>A comparator's answer counts as it would in JavaScript: structures, even empty ones, are true.</summary>
    private static bool SaysAfter(object? answer) => answer is not (null or NullValue or false or 0d or "") && answer is not double.NaN;

    private static bool Counted(Run run)
    {
        run.Step();
        return true;
    }

    private static bool All(ArrayValue items, Func<object?, bool> holds)
    {
        foreach (var item in items.Items)
        {
            if (!holds(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Calls a function with as many of value, key and whole as it takes.</summary>
    private static object? Call(FunctionValue function, object? value, object key, object whole, Run run)
    {
        run.Step();
        object?[] values = function.Arity switch
        {
            <= 1 => [value],
            2 => [value, key],
            _ => [value, key, whole],
        };
        return function.Invoke(values, null, run);
    }
}
