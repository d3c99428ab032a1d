using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Intrinsics;

/// <summary>The functions over objects and numbers, and those that draw.</summary>
internal static class DataFunctions
{
    public static JsonValue JsonMerge(IntrinsicArguments arguments)
    {
        var (left, right) = (arguments.Object(0), arguments.Object(1));
        if (arguments.Boolean(2))
        {
            throw new IntrinsicException("Deep merging is not supported: the third argument must be false");
        }

        return new JsonObject(left.Members.Concat(right.Members));
    }

    public static JsonValue MathAdd(IntrinsicArguments arguments)
    {
        try
        {
            return JsonValue.Of(checked(arguments.Integer(0) + arguments.Integer(1)));
        }
        catch (OverflowException)
        {
            throw new IntrinsicException("The sum exceeds the range of an integer");
        }
    }

    /// <summary>From the first (included) to the second (excluded); a seed makes it repeat.</summary>
    public static JsonValue MathRandom(IntrinsicArguments arguments)
    {
        var (from, to) = (arguments.Integer(0), arguments.Integer(1));
        if (from >= to)
        {
            throw new IntrinsicException("The start of the range must be less than its end");
        }

        var random = arguments.Count == 3 ? new Random(unchecked((int)arguments.Integer(2))) : arguments.Random;
        return JsonValue.Of(random.NextInt64(from, to));
    }

    public static JsonValue Uuid(IntrinsicArguments arguments)
    {
        Span<byte> bytes = stackalloc byte[16];
        arguments.Random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return JsonValue.Of(new Guid(bytes, bigEndian: true).ToString("D"));
    }
}
