using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>[a, b]: what the items give in one array, arrays flattened unless they are written with brackets here.</summary>
internal sealed class ArrayNode(Node[] items, int position) : Node(position)
{
    protected override object? Compute(object? input, Frame frame, Run run)
    {
        var result = new ArrayValue(items.Length) { IsConstructed = IsConstructor };
        foreach (var item in items)
        {
            var value = item.Evaluate(input, frame, run);
            if (value is null)
            {
                continue;
            }

            if (value is ArrayValue inner && item is not ArrayNode)
            {
                run.Build(inner.Count);
                result.AddRange(inner.Items);
            }
            else
            {
                run.Build(1);
                result.Add(value);
            }
        }

        return result;
    }
}
