using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>Base64 and URL encoding.</summary>
internal static class Encodings
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    /// <summary>Each character is one byte, as in a browser's btoa; of characters above U+00FF only the low byte stays.</summary>
    public static object? ToBase64(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        run.Build(text.Length);
        return Convert.ToBase64String([.. text.Select(character => (byte)character)]);
    }

    public static object? FromBase64(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        // Lenient, as JavaScript's: what is no digit is skipped, padding and a digit too many do not count.
        run.Build(text.Length);
        var result = new System.Text.StringBuilder();
        var bits = 0;
        var buffer = 0;
        foreach (var character in text)
        {
            var digit = Digit(character);
            if (character == '=')
            {
                break;
            }

            if (digit < 0)
            {
                continue;
            }

            buffer = ((buffer << 6) | digit) & 0xFFFFFF;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                result.Append((char)((buffer >> bits) & 0xFF));
            }
        }

        return result.ToString();
    }

    public static object? EncodeUrlComponent(object?[] arguments, Run run) => Encode(arguments[0], Unreserved, "encodeUrlComponent", run);

    public static object? EncodeUrl(object?[] arguments, Run run) => Encode(arguments[0], Unreserved + Reserved, "encodeUrl", run);

    public static object? DecodeUrlComponent(object?[] arguments, Run run) => Decode(arguments[0], "", "decodeUrlComponent", run);

    public static object? DecodeUrl(object?[] arguments, Run run) => Decode(arguments[0], Reserved, "decodeUrl", run);

    private static int Digit(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };

    private static string? Encode(object? value, string kept, string function, Run run)
    {
        if (value is not string text)
        {
            return null;
        }

        run.Build(text.Length * 3L);
        var result = new System.Text.StringBuilder();
        Span<byte> bytes = stackalloc byte[4];
        for (var at = 0; at < text.Length; at++)
        {
            if (kept.Contains(text[at], StringComparison.Ordinal))
            {
                result.Append(text[at]);
                continue;
            }

            if (!System.Text.Rune.TryGetRuneAt(text, at, out var rune))
            {
                throw new JsonataException("D3140", token: function, value: Describe.Value(text));
            }

            foreach (var unit in bytes[..rune.EncodeToUtf8(bytes)])
            {
                result.Append('%').Append(Convert.ToHexString([unit]));
            }

            at += rune.Utf16SequenceLength - 1;
        }

        return result.ToString();
    }

    private static string? Decode(object? value, string kept, string function, Run run)
    {
        if (value is not string text)
        {
            return null;
        }

        run.Build(text.Length);
        var result = new System.Text.StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] != '%')
            {
                result.Append(text[at++]);
                continue;
            }

            var bytes = new List<byte>();
            var end = at;
            var length = 1;
            while (bytes.Count < length && Octet(text, end) is { } octet)
            {
                if (bytes.Count == 0)
                {
                    length = octet switch { < 0x80 => 1, >= 0xF0 => 4, >= 0xE0 => 3, _ => 2 };
                }

                bytes.Add(octet);
                end += 3;
            }

            if (bytes.Count < length
                || System.Text.Rune.DecodeFromUtf8([.. bytes], out var rune, out var used) != System.Buffers.OperationStatus.Done
                || used != length)
            {
                throw new JsonataException("D3140", token: function, value: Describe.Value(text));
            }

            var decoded = rune.ToString();
            result.Append(kept.Contains(decoded, StringComparison.Ordinal) ? text[at..end] : decoded);
            at = end;
        }

        return result.ToString();
    }

    private static byte? Octet(string text, int at) =>
        at + 2 < text.Length && text[at] == '%'
        && byte.TryParse(text.AsSpan(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var octet)
            ? octet
            : null;
}
