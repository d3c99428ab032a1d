using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <content>Paths that bind variables.</content>
internal sealed partial class PathNode
{
    private ArrayValue Tuples(ArrayValue input, int from, Frame frame, Run run)
    {
        var tuples = Stream();
        foreach (var item in input.Items)
        {
            if (item is not null)
            {
                tuples.Add(new PathTuple(item, null));
            }
        }

        var isFirst = true;
        for (var at = from; at < Steps.Count; at++)
        {
            var step = Steps[at];
            tuples = step is SortNode sort
                ? Sorted(sort, tuples, isFirst, frame, run)
                : Next(step, tuples, frame, run);
            isFirst = false;
            if (step.Stages is not null)
            {
                tuples = (ArrayValue)Stage.Apply(step.Stages, tuples, frame, run)!;
            }
        }

        return tuples;
    }

    private static ArrayValue Sorted(SortNode sort, ArrayValue tuples, bool isFirst, Frame frame, Run run)
    {
        var sorted = sort.Sort(tuples, frame, run);
        if (!isFirst || sort.Index is null)
        {
            return sorted;
        }

        var numbered = Stream();
        for (var at = 0; at < sorted.Count; at++)
        {
            numbered.Add(((PathTuple)sorted[at]!).With(sort.Index, Boxes.Of(at)));
        }

        return numbered;
    }

    private static ArrayValue Next(Node step, ArrayValue tuples, Frame frame, Run run)
    {
        var next = Stream();
        foreach (var item in tuples.Items)
        {
            run.Step();
            var tuple = (PathTuple)item!;
            var result = step.Evaluate(tuple.Item, new Frame(frame, tuple), run);
            if (result is ArrayValue results)
            {
                run.Build(results.Count);
                for (var at = 0; at < results.Count; at++)
                {
                    next.Add(Bound(step, tuple, results[at], at));
                }
            }
            else if (result is not null)
            {
                next.Add(Bound(step, tuple, result, 0));
            }
        }

        return next;
    }

    private static PathTuple Bound(Node step, PathTuple tuple, object? result, int at)
    {
        var bindings = tuple.Bindings;
        if (result is PathTuple inner)
        {
            // A path inside a step that has its own variables hands them on.
            for (var binding = inner.Bindings; binding is not null; binding = binding.Next)
            {
                bindings = new Binding(binding.Name, binding.Value, bindings);
            }

            result = inner.Item;
        }
        else if (step.Focus is not null)
        {
            bindings = new Binding(step.Focus, result, bindings);
            result = tuple.Item;
        }

        if (step.Index is not null)
        {
            bindings = new Binding(step.Index, Boxes.Of(at), bindings);
        }

        if (step.Ancestor is not null)
        {
            bindings = new Binding(step.Ancestor.Label, tuple.Item, bindings);
        }

        return new PathTuple(result, bindings);
    }

    private static ArrayValue Items(ArrayValue tuples)
    {
        var items = new ArrayValue(tuples.Count) { IsSequence = true };
        foreach (var tuple in tuples.Items)
        {
            items.Add(((PathTuple)tuple!).Item);
        }

        return items;
    }

    private static ArrayValue Stream() => new() { IsSequence = true, IsTupleStream = true };
}
