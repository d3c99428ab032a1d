using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>*: all members' values, arrays among them flattened.</summary>
internal sealed class WildcardNode(int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var values = (input is ArrayValue { IsWrapper: true } wrapper ? wrapper[0] : input) switch
        {
            ObjectValue members => members.Values,
            ArrayValue items => items.Items,
            _ => [],
        };

        // What holds the items of an array is an array, not a sequence: of one item it stays one.
        var found = new ArrayValue { IsSequence = !HasArray(values) };
        foreach (var value in values)
        {
            Sequences.Flatten(value, found, run);
        }

        return found;
    }

    private static bool HasArray(ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            if (value is ArrayValue)
            {
                return true;
            }
        }

        return false;
    }
}
