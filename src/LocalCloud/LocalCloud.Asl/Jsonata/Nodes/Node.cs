using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>
/// A compiled expression. What the shaper hangs on it says how its result is used:
/// <see cref="Predicates"/> filter it where it stands alone, <see cref="Stages"/> filter it item by item where it is a step of a path.
/// </summary>
internal abstract class Node(int position)
{
    /// <inheritdoc cref="Syntax.Token.Position" />
    public int Position { get; } = position;

    public List<Node>? Predicates { get; private set; }

    public List<Stage>? Stages { get; set; }

    public GroupExpression? Group { get; set; }

    /// <summary>[] follows.</summary>
    public bool KeepArray { get; set; }

    /// <summary>An array constructor at an end of a path: its array is an item, not a list of items.</summary>
    public bool IsConstructor { get; set; }

    /// <summary>The variable of @: the step binds it and the context stays.</summary>
    public string? Focus { get; set; }

    /// <summary>The variable of #.</summary>
    public string? Index { get; set; }

    /// <summary>Under which name the step's context is kept for a later %.</summary>
    public ParentSlot? Ancestor { get; set; }

    /// <summary>Whether the step binds anything, so that the path goes on by <see cref="PathTuple"/>s.</summary>
    public bool BindsTuples { get; set; }

    /// <summary>The % in it whose step is not found yet.</summary>
    public List<ParentSlot>? SeekingParent { get; set; }

    /// <summary>The value of the expression in a context; null for nothing.</summary>
    public virtual object? Evaluate(object? input, Frame frame, Run run)
    {
        run.Enter();
        var result = Compute(input, frame, run);
        if (Predicates is not null)
        {
            foreach (var predicate in Predicates)
            {
                result = Filter.Apply(predicate, result, frame, run);
            }

            if (KeepArray && result is not (null or ArrayValue))
            {
                result = ArrayValue.Sequence(result);
            }
        }

        if (Group is not null && this is not PathNode)
        {
            result = Group.Evaluate(result, frame, run);
        }

        run.Leave();
        return result is ArrayValue { IsSequence: true, IsTupleStream: false } sequence ? Settle(sequence) : result;
    }

    /// <summary>The value as a step of a path: with its stages applied.</summary>
    public object? EvaluateStep(object? item, Frame frame, Run run)
    {
        var result = Evaluate(item, frame, run);
        return Stages is null ? result : Stage.Apply(Stages, result, frame, run);
    }

    public void AddPredicate(Node predicate) => (Predicates ??= []).Add(predicate);

    /// <summary>As a step of a path: what filtered the whole result now filters it item by item.</summary>
    public void BecomeStep()
    {
        if (Predicates is { } predicates)
        {
            Stages = [.. predicates.Select(predicate => new Stage(predicate, null))];
            Predicates = null;
        }
    }

    protected abstract object? Compute(object? input, Frame frame, Run run);

    private object? Settle(ArrayValue sequence)
    {
        if (sequence.Count == 0)
        {
            return null;
        }

        if (KeepArray)
        {
            sequence.KeepSingleton = true;
        }

        return sequence.Count == 1 && !sequence.KeepSingleton ? sequence[0] : sequence;
    }
}
