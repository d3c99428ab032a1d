using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Intrinsics;

/// <summary>The functions over arrays.</summary>
internal static class ArrayFunctions
{
    private const int MaximumRange = 1000;

    public static JsonValue Array(IntrinsicArguments arguments)
    {
        var items = new JsonValue[arguments.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = arguments[i];
        }

        return new JsonArray(items);
    }

    public static JsonValue ArrayPartition(IntrinsicArguments arguments)
    {
        var array = arguments.Array(0);
        var size = arguments.Integer(1);
        if (size <= 0)
        {
            throw new IntrinsicException("The chunk size must be a positive integer");
        }

        return new JsonArray(array.Items
            .Chunk((int)Math.Min(size, int.MaxValue))
            .Select(chunk => (JsonValue)new JsonArray(chunk)));
    }

    public static JsonValue ArrayContains(IntrinsicArguments arguments) =>
        JsonValue.Of(arguments.Array(0).Items.Contains(arguments[1]));

    public static JsonValue ArrayRange(IntrinsicArguments arguments)
    {
        var (first, last, step) = (arguments.Integer(0), arguments.Integer(1), arguments.Integer(2));
        if (step == 0)
        {
            throw new IntrinsicException("The step of a range must not be 0");
        }

        var items = new List<JsonValue>();
        for (Int128 at = first; step > 0 ? at <= last : at >= last; at += step)
        {
            if (items.Count == MaximumRange)
            {
                throw new IntrinsicException($"A range must not have more than {MaximumRange} elements");
            }

            items.Add(JsonValue.Of((long)at));
        }

        return new JsonArray(items);
    }

    public static JsonValue ArrayGetItem(IntrinsicArguments arguments)
    {
        var array = arguments.Array(0);
        var index = arguments.Integer(1);
        return index >= 0 && index < array.Count
            ? array[(int)index]
            : throw new IntrinsicException($"The index {index} is out of bounds of an array of length {array.Count}");
    }

    public static JsonValue ArrayLength(IntrinsicArguments arguments) => JsonValue.Of(arguments.Array(0).Count);

    public static JsonValue ArrayUnique(IntrinsicArguments arguments) =>
        new JsonArray(arguments.Array(0).Items.Distinct());
}
