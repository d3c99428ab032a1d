using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>
/// Steps, each evaluated for every item that the one before gave, the results put into one sequence.
/// One item travels without a sequence around it. From the first step on that binds a variable the path goes on in PathNode.Tuples.cs.
/// </summary>
internal sealed partial class PathNode(List<Node> steps, int position) : Node(position)
{
    private int[]? _sourceSteps;

    /// <summary>The steps; only the shaper changes them, before the first evaluation.</summary>
    public List<Node> Steps { get; } = steps;

    /// <summary>[] stands somewhere on the path.</summary>
    public bool KeepSingletonArray { get; set; }

    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var source = _sourceSteps ??= SourceSteps.Runs(Steps);
        var current = input;
        var isMany = input is ArrayValue && Steps[0] is not VariableNode;
        for (var at = 0; at < Steps.Count; at++)
        {
            var step = Steps[at];
            var isLast = at == Steps.Count - 1;
            if (source[at] > 1 && !isMany && current is ObjectValue { Source: { } json }
                && SourceSteps.Take(json, Steps, at, source[at], run, out var taken))
            {
                at += source[at] - 1;
                isLast = at == Steps.Count - 1;
                (current, isMany) = (taken, taken is ArrayValue);
            }
            else if (at == 0 && step.IsConstructor)
            {
                current = step.Evaluate(isMany ? current : ArrayValue.Sequence(current), frame, run);
                if (current is not ArrayValue)
                {
                    return isLast ? current : null;
                }

                isMany = true;
                if (step.BindsTuples)
                {
                    return Finish(Tuples((ArrayValue)current, at + 1, frame, run), isMany: true, frame, run);
                }
            }
            else if (step.BindsTuples)
            {
                return Finish(Tuples(isMany ? (ArrayValue)current! : ArrayValue.Sequence(current), at, frame, run), isMany: true, frame, run);
            }
            else if (step is SortNode sort)
            {
                current = sort.Sort(isMany ? (ArrayValue)current! : ArrayValue.Sequence(current), frame, run);
                current = sort.Stages is null ? current : Stage.Apply(sort.Stages, current, frame, run);
                isMany = current is ArrayValue;
            }
            else
            {
                (current, isMany) = Next(step, current, isMany, isLast, frame, run);
            }

            if (!isLast && (current is null || (isMany && ((ArrayValue)current).Count == 0)))
            {
                current = null;
                isMany = false;
                break;
            }
        }

        return Finish(current, isMany, frame, run);
    }

    private static (object? Current, bool IsMany) Next(Node step, object? current, bool isMany, bool isLast, Frame frame, Run run)
    {
        if (!isMany)
        {
            return One(step.EvaluateStep(current, frame, run), isLast);
        }

        object? first = null;
        ArrayValue? results = null;
        var items = (ArrayValue)current!;
        for (var at = 0; at < items.Count; at++)
        {
            run.Step();
            var result = step.EvaluateStep(items[at], frame, run);
            if (result is null)
            {
                continue;
            }

            if (results is not null)
            {
                Join(results, result);
            }
            else if (first is null)
            {
                first = result;
            }
            else
            {
                results = ArrayValue.Sequence();
                Join(results, first);
                Join(results, result);
            }
        }

        return results is null ? One(first, isLast) : (results, true);
    }

    /// <summary>A step's only result: an array of the data stays as it is at the path's end, a sequence is taken apart.</summary>
    private static (object? Current, bool IsMany) One(object? result, bool isLast)
    {
        if (result is not ArrayValue items)
        {
            return (result, false);
        }

        if (isLast && !items.IsSequence)
        {
            return (items, true);
        }

        if (items.IsConstructed)
        {
            return (items, false);
        }

        if (!isLast)
        {
            return (items, true);
        }

        var sequence = new ArrayValue(items.Count) { IsSequence = true };
        sequence.AddRange(items.Items);
        return (sequence, true);
    }

    private static void Join(ArrayValue results, object result)
    {
        if (result is ArrayValue { IsConstructed: false } items)
        {
            results.AddRange(items.Items);
        }
        else
        {
            results.Add(result);
        }
    }

    private object? Finish(object? current, bool isMany, Frame frame, Run run)
    {
        var isTuples = current is ArrayValue { IsTupleStream: true };
        var result = current;
        if (isTuples && !BindsTuples)
        {
            result = Items((ArrayValue)current!);
        }

        if (KeepSingletonArray && result is not null)
        {
            var kept = !isMany || result is ArrayValue { IsConstructed: true, IsSequence: false } ? ArrayValue.Sequence(result) : result as ArrayValue;
            if (kept is { IsSequence: true, Count: > 0 })
            {
                kept.KeepSingleton = true;
            }

            result = kept;
        }

        return Group is null ? result : Group.Evaluate(isTuples ? current : result, frame, run);
    }
}
