using System.Security.Cryptography;
using System.Text;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Intrinsics;

/// <summary>The functions over texts.</summary>
internal static class TextFunctions
{
    /// <summary>Strict, so that bytes that are no text are refused and not replaced.</summary>
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static JsonValue Format(IntrinsicArguments arguments)
    {
        var template = arguments.Text(0);
        var result = new StringBuilder();
        var next = 1;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '\\' && i + 1 < template.Length && template[i + 1] is '{' or '}' or '\\' or '\'')
            {
                result.Append(template[++i]);
            }
            else if (template[i] == '{' && i + 1 < template.Length && template[i + 1] == '}')
            {
                if (next == arguments.Count)
                {
                    throw Mismatch();
                }

                Print(result, arguments[next++]);
                i++;
                if (result.Length > IntrinsicArguments.MaximumBytes)
                {
                    throw new IntrinsicException("The formatted text is too large");
                }
            }
            else
            {
                result.Append(template[i]);
            }
        }

        return next == arguments.Count ? JsonValue.Of(result.ToString()) : throw Mismatch();
    }

    public static JsonValue StringToJson(IntrinsicArguments arguments)
    {
        var text = arguments.Text(0);
        if (string.IsNullOrWhiteSpace(text))
        {
            return JsonNull.Instance;
        }

        try
        {
            var value = JsonValue.ParsePart(text);
            return value is JsonNumber number && number.TryGetInt64(out var whole) && number.Raw == "-0"
                ? JsonValue.Of(whole)
                : value;
        }
        catch (JsonSyntaxException fault)
        {
            throw new IntrinsicException($"Invalid JSON: {fault.Message}");
        }
    }

    public static JsonValue JsonToString(IntrinsicArguments arguments) => JsonValue.Of(arguments[0].ToCompactText());

    /// <summary>Each character of the second argument separates; empty pieces vanish.</summary>
    public static JsonValue StringSplit(IntrinsicArguments arguments) => new JsonArray(arguments.Text(0)
        .Split(arguments.Text(1).ToCharArray() is { Length: > 0 } separators ? separators : ['\0'],
            StringSplitOptions.RemoveEmptyEntries)
        .Select(piece => (JsonValue)JsonValue.Of(piece)));

    public static JsonValue Base64Encode(IntrinsicArguments arguments) =>
        JsonValue.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(arguments.ShortText(0))));

    public static JsonValue Base64Decode(IntrinsicArguments arguments)
    {
        try
        {
            return JsonValue.Of(s_utf8.GetString(Convert.FromBase64String(arguments.ShortText(0))));
        }
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            throw new IntrinsicException("The argument at index 0 is not valid base64 of a text");
        }
    }

#pragma warning disable CA5350, CA5351 // The language has these hashes; nothing here relies on them.
    public static JsonValue Hash(IntrinsicArguments arguments)
    {
        var text = arguments[0] is JsonString ? arguments.ShortText(0) : arguments[0].ToCompactText();
        var bytes = Encoding.UTF8.GetBytes(text);
        return JsonValue.Of(Convert.ToHexStringLower(arguments.Text(1) switch
        {
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            var other => throw new IntrinsicException(
                $"The algorithm '{other}' is none of MD5, SHA-1, SHA-256, SHA-384, SHA-512"),
        }));
    }
#pragma warning restore CA5350, CA5351

    private static IntrinsicException Mismatch() =>
        new("The number of occurrences of {} in the template does not match the number of arguments");

    /// <summary>Texts bare, arrays and objects as Java prints lists and maps.</summary>
    private static void Print(StringBuilder result, JsonValue value)
    {
        switch (value)
        {
            case JsonString text:
                result.Append(text.Value);
                break;
            case JsonArray array:
                result.Append('[');
                for (var i = 0; i < array.Count; i++)
                {
                    result.Append(i > 0 ? ", " : "");
                    Print(result, array[i]);
                }

                result.Append(']');
                break;
            case JsonObject members:
                result.Append('{');
                for (var i = 0; i < members.Count; i++)
                {
                    result.Append(i > 0 ? ", " : "").Append(members.Names[i]).Append('=');
                    Print(result, members.Values[i]);
                }

                result.Append('}');
                break;
            default:
                result.Append(value.ToText());
                break;
        }
    }
}
