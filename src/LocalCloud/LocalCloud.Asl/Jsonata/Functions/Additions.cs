using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>What Step Functions adds to JSONata's library.</summary>
internal static class Additions
{
    /// <summary>A number from 0 up to 1; always the same for a seed.</summary>
    public static object? Random(object?[] arguments, Run run) =>
        Boxes.Of((arguments[0] is double seed ? new Random(seed.GetHashCode()) : run.Context.Random).NextDouble());

    public static object? Partition(object?[] arguments, Run run)
    {
        if (arguments[0] is not ArrayValue items)
        {
            return null;
        }

        var size = arguments[1] is double wanted && wanted >= 1 && Math.Truncate(wanted) == wanted
            ? (int)Math.Min(wanted, int.MaxValue)
            : throw new JsonataException("D4001", value: Describe.Value(arguments[1]));
        run.Build(items.Count * 2L);
        var parts = new ArrayValue();
        for (var at = 0; at < items.Count; at += size)
        {
            var part = new ArrayValue();
            part.AddRange(items.Items[at..Math.Min(items.Count, at + size)]);
            parts.Add(part);
            if (size > items.Count)
            {
                break;
            }
        }

        return parts;
    }

    /// <summary>The numbers from the first to the last, both included where the step meets it.</summary>
    public static object? Range(object?[] arguments, Run run)
    {
        if (arguments is not [double first, double last, double step])
        {
            return null;
        }

        if (step == 0 || !Numeric.IsInteger(first) || !Numeric.IsInteger(last) || !Numeric.IsInteger(step))
        {
            throw new JsonataException("D4002");
        }

        var count = Math.Max(0, Math.Floor((last - first) / step) + 1);
        run.Build(count < long.MaxValue ? (long)count : long.MaxValue);
        var range = new ArrayValue((int)count);
        for (var at = 0; at < count; at++)
        {
            range.Add(Boxes.Of(first + (at * step)));
        }

        return range;
    }

    public static object? Hash(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        // Step Functions offers the weak ones too; nothing is kept secret by them here.
#pragma warning disable CA5350, CA5351
        var hash = arguments[1] switch
        {
            "MD5" => System.Security.Cryptography.MD5.HashData(bytes),
            "SHA-1" => System.Security.Cryptography.SHA1.HashData(bytes),
            "SHA-256" => System.Security.Cryptography.SHA256.HashData(bytes),
            "SHA-384" => System.Security.Cryptography.SHA384.HashData(bytes),
            "SHA-512" => System.Security.Cryptography.SHA512.HashData(bytes),
            var other => throw new JsonataException("D4003", value: Describe.Value(other)),
        };
#pragma warning restore CA5350, CA5351
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>A random identifier (version 4).</summary>
    public static object? Uuid(object?[] arguments, Run run)
    {
        Span<byte> bytes = stackalloc byte[16];
        run.Context.Random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    public static object? Parse(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        try
        {
            return JsonBridge.FromJson(LocalCloud.Asl.Json.JsonValue.Parse(text));
        }
        catch (LocalCloud.Asl.Json.JsonSyntaxException)
        {
            throw new JsonataException("D4004", value: Describe.Value(text));
        }
    }
}
