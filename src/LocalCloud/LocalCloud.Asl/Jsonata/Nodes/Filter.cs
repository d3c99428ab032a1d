using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>Predicates: a number picks by index (negative from the end), several numbers pick several, anything else keeps what it is true of.</summary>
internal static class Filter
{
    private static readonly ArrayValue s_nothing = new() { IsSequence = true };

    public static object? Apply(Node predicate, object? input, Frame frame, Run run)
    {
        if (predicate is LiteralNode { Value: double index })
        {
            return Pick(input, index);
        }

        if (input is not ArrayValue items)
        {
            // Nothing that a predicate keeps is one item without a value: the next step of the path is taken for it.
            return !Keeps(predicate.Evaluate(input, frame, run), 0, 1, run) ? s_nothing : input ?? ArrayValue.Sequence(null);
        }

        if (predicate is VariableNode { IsPlain: true } && !items.IsTupleStream && items.Count > 0
            && predicate.Evaluate(items[0], frame, run) is double constant && double.IsFinite(constant))
        {
            var picked = Item(items, constant);
            return picked is null ? s_nothing : ArrayValue.Sequence(picked);
        }

        var kept = items.IsTupleStream ? new ArrayValue { IsSequence = true, IsTupleStream = true } : ArrayValue.Sequence();
        for (var at = 0; at < items.Count; at++)
        {
            var item = items[at];
            var verdict = item is PathTuple tuple
                ? predicate.Evaluate(tuple.Item, new Frame(frame, tuple), run)
                : predicate.Evaluate(item, frame, run);
            if (Keeps(verdict, at, items.Count, run))
            {
                kept.Add(item);
            }
        }

        return kept;
    }

    private static object Pick(object? input, double index)
    {
        if (input is not ArrayValue items)
        {
            return Math.Floor(index) is 0 or -1 ? input ?? s_nothing : s_nothing;
        }

        var item = Item(items, index);
        return items.IsTupleStream
            ? item is null ? new ArrayValue { IsSequence = true, IsTupleStream = true } : Tuple(item)
            : item ?? s_nothing;

        static ArrayValue Tuple(object item)
        {
            var tuples = new ArrayValue(1) { IsSequence = true, IsTupleStream = true };
            tuples.Add(item);
            return tuples;
        }
    }

    private static object? Item(ArrayValue items, double index)
    {
        var at = Math.Floor(index);
        at = at < 0 ? items.Count + at : at;
        return at >= 0 && at < items.Count ? items.At((int)at) : null;
    }

    private static bool Keeps(object? verdict, int at, int count, Run run)
    {
        switch (verdict)
        {
            case bool truth:
                return truth;
            case double number:
                return Means(Numeric.Check(number), at, count);
            case ArrayValue numbers when Numeric.AllNumbers(numbers):
                run.Step(numbers.Count);
                foreach (var number in numbers.Items)
                {
                    if (Means((double)number!, at, count))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return Truth.Of(verdict, run);
        }
    }

    private static bool Means(double index, int at, int count)
    {
        var floor = Math.Floor(index);
        return (floor < 0 ? count + floor : floor) == at;
    }
}
