using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>[a..b]: the integers from a to b, none where b is less.</summary>
internal sealed class RangeNode(Node from, Node to, int position) : Node(position)
{
    private const double Longest = 1e7;

    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var first = from.Evaluate(input, frame, run);
        var last = to.Evaluate(input, frame, run);
        if (first is not null && !Numeric.IsInteger(first))
        {
            throw new JsonataException("T2003", Position, "..", Describe.Value(first));
        }

        if (last is not null && !Numeric.IsInteger(last))
        {
            throw new JsonataException("T2004", Position, "..", Describe.Value(last));
        }

        if (first is not double low || last is not double high || low > high)
        {
            return null;
        }

        var count = high - low + 1;
        if (count > Longest)
        {
            throw new JsonataException("D2014", Position, "..", JsNumber.Format(count));
        }

        run.Build((long)count);
        var range = new ArrayValue((int)count) { IsSequence = true };
        for (var number = low; number <= high; number++)
        {
            range.Add(Boxes.Of(number));
        }

        return range;
    }
}
