using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>{key: value, …} as a constructor or behind a path: items with one key are put together before the value is computed.</summary>
internal sealed class GroupExpression((Node Key, Node Value)[] members, int position)
{
    public object Evaluate(object? input, Frame frame, Run run)
    {
        var result = new ObjectValue();
        if (input is not ArrayValue { Count: > 0 } items)
        {
            // One item is the usual case: no grouping to do, but keys must still differ.
            AddMembers(result, input is ArrayValue ? null : input, frame, run);
            return result;
        }

        var groups = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var item in items.Items)
        {
            var tuple = item as PathTuple;
            var context = tuple is null ? item : tuple.Item;
            var scope = tuple is null ? frame : new Frame(frame, tuple);
            for (var at = 0; at < members.Length; at++)
            {
                if (Key(members[at].Key.Evaluate(context, scope, run)) is { } key)
                {
                    if (!groups.TryGetValue(key, out var entry))
                    {
                        groups.Add(key, entry = new Entry(at));
                        order.Add(key);
                    }
                    else if (entry.Member != at)
                    {
                        throw new JsonataException("D1009", position, value: key);
                    }

                    entry.Items.Add(item);
                }
            }
        }

        foreach (var key in order)
        {
            var entry = groups[key];
            var value = members[entry.Member].Value;
            var computed = items.IsTupleStream
                ? OfTuples(value, entry.Items, frame, run)
                : value.Evaluate(Together(entry.Items), frame, run);
            if (computed is not null)
            {
                run.Build(1);
                result.Set(key, computed);
            }
        }

        return result;
    }

    private void AddMembers(ObjectValue result, object? context, Frame frame, Run run)
    {
        var keys = new string?[members.Length];
        for (var at = 0; at < members.Length; at++)
        {
            keys[at] = Key(members[at].Key.Evaluate(context, frame, run));
            for (var earlier = 0; earlier < at; earlier++)
            {
                if (keys[at] is { } key && keys[earlier] == key)
                {
                    throw new JsonataException("D1009", position, value: key);
                }
            }
        }

        run.Build(members.Length);
        for (var at = 0; at < members.Length; at++)
        {
            if (keys[at] is { } key && members[at].Value.Evaluate(context, frame, run) is { } value)
            {
                result.Set(key, value);
            }
        }
    }

    private string? Key(object? key) => key switch
    {
        null => null,
        string text => text,
        _ => throw new JsonataException("T1003", position, value: Describe.Value(key)),
    };

    private static object? Together(List<object?> items)
    {
        if (items.Count == 1)
        {
            return items[0];
        }

        var together = new ArrayValue();
        foreach (var item in items)
        {
            together.Append(item);
        }

        return together;
    }

    private static object? OfTuples(Node value, List<object?> tuples, Frame frame, Run run)
    {
        if (tuples.Count == 1)
        {
            var only = (PathTuple)tuples[0]!;
            return value.Evaluate(only.Item, new Frame(frame, only), run);
        }

        // The variables of a group's tuples become arrays of their values, as its items do.
        object? item = null;
        var bound = new Dictionary<string, object?>();
        foreach (PathTuple tuple in tuples.Cast<PathTuple>())
        {
            item = Sequences.Append(item, tuple.Item, run);
            var seen = new HashSet<string>();
            for (var binding = tuple.Bindings; binding is not null; binding = binding.Next)
            {
                if (seen.Add(binding.Name))
                {
                    bound[binding.Name] = Sequences.Append(bound.GetValueOrDefault(binding.Name), binding.Value, run);
                }
            }
        }

        Binding? bindings = null;
        foreach (var (name, values) in bound)
        {
            bindings = new Binding(name, values, bindings);
        }

        return value.Evaluate(item, new Frame(frame, new PathTuple(item, bindings)), run);
    }

    private sealed class Entry(int member)
    {
        public int Member { get; } = member;

        public List<object?> Items { get; } = [];
    }
}
