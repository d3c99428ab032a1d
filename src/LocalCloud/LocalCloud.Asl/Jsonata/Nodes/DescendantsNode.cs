using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>**: the context and everything in it, arrays taken apart.</summary>
internal sealed class DescendantsNode(int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        if (input is null)
        {
            return null;
        }

        var found = ArrayValue.Sequence();
        Collect(input, found, run);
        return found.Count == 1 ? found[0] : found;
    }

    private static void Collect(object? value, ArrayValue found, Run run)
    {
        run.Enter();
        if (value is ArrayValue items)
        {
            foreach (var item in items.Items)
            {
                Collect(item, found, run);
            }
        }
        else
        {
            run.Build(1);
            found.Add(value);
            if (value is ObjectValue members)
            {
                foreach (var member in members.Values)
                {
                    Collect(member, found, run);
                }
            }
        }

        run.Leave();
    }
}
