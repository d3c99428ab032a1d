using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>^(terms): a step that puts the items in order. Items of which a term gives nothing come last.</summary>
internal sealed class SortNode((Node Term, bool Descending)[] terms, int position) : Node(position)
{
    public ArrayValue Sort(ArrayValue items, Frame frame, Run run)
    {
        if (items.Count <= 1)
        {
            var same = new ArrayValue(items.Count) { IsSequence = true, IsTupleStream = items.IsTupleStream };
            same.AddRange(items.Items);
            return same;
        }

        run.Build(items.Count);
        var keys = new object?[items.Count][];
        for (var at = 0; at < keys.Length; at++)
        {
            run.Step();
            keys[at] = Keys(items[at], frame, run);
        }

        var order = new int[items.Count];
        for (var at = 0; at < order.Length; at++)
        {
            order[at] = at;
        }

        StableSort.Sort(order, (left, right) => IsAfter(keys[left], keys[right], run));
        var sorted = new ArrayValue(order.Length) { IsSequence = items.IsTupleStream, IsTupleStream = items.IsTupleStream };
        foreach (var at in order)
        {
            sorted.Add(items[at]);
        }

        return sorted;
    }

    protected override object? Compute(object? input, Frame frame, Run run) => Sort(ArrayValue.Of(input), frame, run);

    private object?[] Keys(object? item, Frame frame, Run run)
    {
        var keys = new object?[terms.Length];
        var tuple = item as PathTuple;
        var scope = tuple is null ? frame : new Frame(frame, tuple);
        for (var at = 0; at < keys.Length; at++)
        {
            keys[at] = terms[at].Term.Evaluate(tuple is null ? item : tuple.Item, scope, run);
        }

        return keys;
    }

    private bool IsAfter(object?[] left, object?[] right, Run run)
    {
        run.Step();
        for (var at = 0; at < terms.Length; at++)
        {
            var order = Compare(left[at], right[at], out var bothPresent);
            if (order != 0)
            {
                return bothPresent && terms[at].Descending ? order < 0 : order > 0;
            }
        }

        return false;
    }

    private int Compare(object? left, object? right, out bool bothPresent)
    {
        bothPresent = left is not null && right is not null;
        if (!bothPresent)
        {
            return left is null ? right is null ? 0 : 1 : -1;
        }

        if (left is double x && right is double y)
        {
            return x.CompareTo(y);
        }

        if (left is string a && right is string b)
        {
            return string.CompareOrdinal(a, b);
        }

        throw left is string or double && right is string or double
            ? new JsonataException("T2007", Position, value: Describe.Value(left))
            : new JsonataException("T2008", Position, value: Describe.Value(left is string or double ? right : left));
    }
}
