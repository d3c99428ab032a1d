using System.Buffers;
using System.Globalization;
using System.Text;

namespace LocalCloud.Asl.Json;

/// <summary>Texts in quotes, escaping only what JSON demands: quote, backslash and control characters.</summary>
internal static class JsonEscape
{
    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    public static void Append(StringBuilder builder, string text)
    {
        builder.Append('"');
        var rest = text.AsSpan();
        while (rest.IndexOfAny(s_escaped) is >= 0 and var at)
        {
            builder.Append(rest[..at]);
            AppendEscaped(builder, rest[at]);
            rest = rest[(at + 1)..];
        }

        builder.Append(rest).Append('"');
    }

    public static int CountBytes(string text)
    {
        var bytes = 2 + Encoding.UTF8.GetByteCount(text);
        var rest = text.AsSpan();
        while (rest.IndexOfAny(s_escaped) is >= 0 and var at)
        {
            bytes += Short(rest[at]) == '\0' ? 5 : 1;
            rest = rest[(at + 1)..];
        }

        return bytes;
    }

    private static void AppendEscaped(StringBuilder builder, char escaped)
    {
        var letter = Short(escaped);
        if (letter == '\0')
        {
            builder.Append("\\u").Append(((int)escaped).ToString("X4", CultureInfo.InvariantCulture));
        }
        else
        {
            builder.Append('\\').Append(letter);
        }
    }

    private static char Short(char escaped) => escaped switch
    {
        '"' => '"',
        '\\' => '\\',
        '\b' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\f' => 'f',
        '\r' => 'r',
        _ => '\0',
    };
}
