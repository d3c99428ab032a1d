using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>&lt; &lt;= &gt; &gt;=: of two numbers or two strings.</summary>
internal sealed class ComparisonNode(string symbol, Node left, Node right, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var first = left.Evaluate(input, frame, run);
        var second = right.Evaluate(input, frame, run);
        if (first is double x && second is double y)
        {
            return Boxes.Of(symbol switch
            {
                "<" => x < y,
                "<=" => x <= y,
                ">" => x > y,
                _ => x >= y,
            });
        }

        Check(first);
        Check(second);
        if (first is null || second is null)
        {
            return null;
        }

        if (first is not string a || second is not string b)
        {
            throw new JsonataException("T2009", Position, symbol, Describe.Value(first));
        }

        var order = string.CompareOrdinal(a, b);
        return Boxes.Of(symbol switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        });
    }

    private void Check(object? side)
    {
        if (side is not (null or string or double))
        {
            throw new JsonataException("T2010", Position, symbol, Describe.Value(side));
        }
    }
}
