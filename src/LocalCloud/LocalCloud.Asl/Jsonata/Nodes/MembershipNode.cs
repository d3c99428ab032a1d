using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>in: whether a value is among those at the right.</summary>
internal sealed class MembershipNode(Node left, Node right, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var value = left.Evaluate(input, frame, run);
        var among = right.Evaluate(input, frame, run);
        if (value is null || among is null)
        {
            return Boxes.False;
        }

        if (among is not ArrayValue items)
        {
            return Boxes.Of(IsSame(value, among));
        }

        run.Step(items.Count);
        foreach (var item in items.Items)
        {
            if (IsSame(value, item))
            {
                return Boxes.True;
            }
        }

        return Boxes.False;
    }

    /// <summary>Structures are the same only if they are one and the same value.</summary>
    private static bool IsSame(object value, object? item) => value switch
    {
        string text => item is string other && text == other,
        double number => item is double other && number == other,
        bool truth => item is bool other && truth == other,
        ObjectValue { Source: { } source } => item is ObjectValue other && ReferenceEquals(source, other.Source),
        ArrayValue { Source: { } source } => item is ArrayValue other && ReferenceEquals(source, other.Source),
        _ => ReferenceEquals(value, item),
    };
}
