using System.Globalization;
using System.Text;
using System.Text.Json;
using ProtectedJobs.Cli.AwsCommands.Values;

namespace ProtectedJobs.Cli.AwsCommands.Formatting;

/// <summary>JSON as the AWS CLI prints it: four spaces a level, characters as they are.</summary>
internal static class JsonLines
{
    /// <summary>A value, without a line's end.</summary>
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.EnumerateObject().Any():
                WriteItems(text, '{', '}', depth, value.EnumerateObject(), member =>
                {
                    WriteText(text, member.Name);
                    text.Append(": ");
                    Write(text, member.Value, depth + 1);
                });
                break;
            case JsonValueKind.Array when value.GetArrayLength() > 0:
                WriteItems(text, '[', ']', depth, value.EnumerateArray(), item => Write(text, item, depth + 1));
                break;
            case JsonValueKind.Object:
                text.Append("{}");
                break;
            case JsonValueKind.Array:
                text.Append("[]");
                break;
            case JsonValueKind.String:
                WriteText(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(PythonText.OfNumber(value.GetRawText()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteItems<T>(StringBuilder text, char open, char close, int depth, IEnumerable<T> items, Action<T> write)
    {
        var separator = $"{open}\n";
        foreach (var item in items)
        {
            text.Append(separator).Append(' ', (depth + 1) * 4);
            write(item);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', depth * 4).Append(close);
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
