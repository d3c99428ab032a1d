using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>|pattern|update, delete|: a function that changes a copy of its argument.</summary>
internal sealed class TransformNode(Node pattern, Node update, Node? delete, int position) : Node(position)
{
    private static readonly Functions.Signature s_signature = Functions.Signature.Parse("<(oa):o>", 0);

    protected override object? Compute(object? input, Frame frame, Run run) => new Transform(this, frame);

    private object? Change(object? value, Frame frame, Run run)
    {
        if (value is null)
        {
            return null;
        }

        var copy = Copies.Of(value, run);
        var matches = pattern.Evaluate(copy, frame, run);
        if (matches is null)
        {
            return copy;
        }

        foreach (var match in ArrayValue.Of(matches).Items.ToArray())
        {
            run.Step();
            Update(match, frame, run);
            if (delete is not null)
            {
                Delete(match, frame, run);
            }
        }

        return copy;
    }

    private void Update(object? match, Frame frame, Run run)
    {
        var change = update.Evaluate(match, frame, run);
        if (change is null)
        {
            return;
        }

        if (change is not ObjectValue members)
        {
            throw new JsonataException("T2011", update.Position, value: Describe.Value(change));
        }

        if (match is ObjectValue target)
        {
            run.Build(members.Count);
            for (var at = 0; at < members.Count; at++)
            {
                target.Set(members.Names[at], members.Values[at]);
            }
        }
    }

    private void Delete(object? match, Frame frame, Run run)
    {
        var names = delete!.Evaluate(match, frame, run);
        if (names is null)
        {
            return;
        }

        foreach (var name in ArrayValue.Of(names).Items)
        {
            if (name is not string)
            {
                throw new JsonataException("T2012", delete.Position, value: Describe.Value(names));
            }
        }

        foreach (var name in ArrayValue.Of(names).Items)
        {
            (match as ObjectValue)?.Remove((string)name!);
        }
    }

    private sealed class Transform(TransformNode node, Frame frame) : FunctionValue
    {
        public override int Arity => 1;

        public override object? Invoke(object?[] arguments, object? context, Run run) =>
            node.Change(s_signature.Fit(arguments, context)[0], frame, run);
    }
}
