namespace ProtectedJobs.JmesPath;

/// <summary>Walks a tree over a document.</summary>
internal static class Evaluator
{
    public static JmesValue Evaluate(Node node, JmesValue on) => node switch
    {
        Node.Current => on,
        Node.Literal literal => literal.Value,
        Node.Field field => on is JmesValue.ObjectValue o ? o[field.Name] : JmesValue.Null,
        Node.Sub sub => Evaluate(sub.Right, Evaluate(sub.Left, on)),
        Node.Pipe pipe => Evaluate(pipe.Right, Evaluate(pipe.Left, on)),
        Node.Index index => At(Evaluate(index.Left, on), index.At),
        Node.Slice slice => Cut(Evaluate(slice.Left, on), slice),
        Node.Flatten flatten => Flatten(Evaluate(flatten.Left, on)),
        Node.ListProjection list => Evaluate(list.Left, on) is JmesValue.ArrayValue array
            ? Project(array.Items, list.Right)
            : JmesValue.Null,
        Node.ValueProjection values => Evaluate(values.Left, on) is JmesValue.ObjectValue o
            ? Project(o.Members.Select(m => m.Value), values.Right)
            : JmesValue.Null,
        Node.FilterProjection filter => Evaluate(filter.Left, on) is JmesValue.ArrayValue array
            ? Project(array.Items.Where(item => Evaluate(filter.Condition, item).IsTruthy), filter.Right)
            : JmesValue.Null,
        Node.Compare compare => Compare(compare.Operator, Evaluate(compare.Left, on), Evaluate(compare.Right, on)),
        Node.Or or => Evaluate(or.Left, on) is { IsTruthy: true } left ? left : Evaluate(or.Right, on),
        Node.And and => Evaluate(and.Left, on) is { IsTruthy: false } left ? left : Evaluate(and.Right, on),
        Node.Not not => JmesValue.Of(!Evaluate(not.Operand, on).IsTruthy),
        Node.MultiList list => on is JmesValue.NullValue
            ? on
            : new JmesValue.ArrayValue([.. list.Items.Select(item => Evaluate(item, on))]),
        Node.MultiHash hash => on is JmesValue.NullValue
            ? on
            : new JmesValue.ObjectValue([.. hash.Members.Select(m => KeyValuePair.Create(m.Key, Evaluate(m.Value, on)))]),
        Node.Reference reference => new JmesValue.Reference(reference.Expression),
        Node.Call call => Functions.Call(call, [.. call.Arguments.Select(argument => Evaluate(argument, on))]),
        _ => throw new InvalidOperationException($"Unknown node {node.GetType().Name}."),
    };

    private static JmesValue.ArrayValue Project(IEnumerable<JmesValue> items, Node right) =>
        new([.. items.Select(item => Evaluate(right, item)).Where(value => value is not JmesValue.NullValue)]);

    private static JmesValue At(JmesValue on, long index)
    {
        if (on is not JmesValue.ArrayValue { Items: var items })
        {
            return JmesValue.Null;
        }

        var at = index < 0 ? index + items.Count : index;
        return at >= 0 && at < items.Count ? items[(int)at] : JmesValue.Null;
    }

    private static JmesValue Cut(JmesValue on, Node.Slice slice)
    {
        if (on is not JmesValue.ArrayValue { Items: var items })
        {
            return JmesValue.Null;
        }

        var forward = slice.Step > 0;
        var (lowest, highest) = forward ? (0, items.Count) : (-1, items.Count - 1);
        long Bound(long? given, long missing) =>
            given is not { } bound ? missing : Math.Clamp(bound < 0 ? bound + items.Count : bound, lowest, highest);

        var from = Bound(slice.From, forward ? lowest : highest);
        var to = Bound(slice.To, forward ? highest : lowest);
        var taken = new List<JmesValue>();
        for (var at = from; forward ? at < to : at > to; at += slice.Step)
        {
            taken.Add(items[(int)at]);
        }

        return new JmesValue.ArrayValue(taken);
    }

    private static JmesValue Flatten(JmesValue on) => on is JmesValue.ArrayValue array
        ? new JmesValue.ArrayValue(
            [.. array.Items.SelectMany(item => item is JmesValue.ArrayValue inner ? inner.Items : [item])])
        : JmesValue.Null;

    private static JmesValue Compare(TokenKind comparison, JmesValue left, JmesValue right)
    {
        switch (comparison)
        {
            case TokenKind.Equal:
                return JmesValue.Of(left.SameAs(right));
            case TokenKind.NotEqual:
                return JmesValue.Of(!left.SameAs(right));
            case var _ when left is JmesValue.NumberValue { Value: var l } && right is JmesValue.NumberValue { Value: var r }:
                return JmesValue.Of(comparison switch
                {
                    TokenKind.Less => l < r,
                    TokenKind.LessOrEqual => l <= r,
                    TokenKind.Greater => l > r,
                    _ => l >= r,
                });
            default:
                return JmesValue.Null;
        }
    }
}
