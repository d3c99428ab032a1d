using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>+ - * / %: of numbers; nothing where a side is nothing.</summary>
internal sealed class ArithmeticNode(char symbol, Node left, Node right, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var first = left.Evaluate(input, frame, run);
        var second = right.Evaluate(input, frame, run);
        if (first is double x && second is double y && double.IsFinite(x) && double.IsFinite(y))
        {
            return Boxes.Of(symbol switch
            {
                '+' => x + y,
                '-' => x - y,
                '*' => x * y,
                '/' => x / y,
                _ => x % y,
            });
        }

        Check(first, "T2001");
        Check(second, "T2002");
        return null;
    }

    private void Check(object? side, string code)
    {
        if (side is double number)
        {
            if (!double.IsFinite(number))
            {
                throw new JsonataException("D1001", Position, symbol.ToString(), JsNumber.Format(number));
            }
        }
        else if (side is not null)
        {
            throw new JsonataException(code, Position, symbol.ToString(), Describe.Value(side));
        }
    }
}
