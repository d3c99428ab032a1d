using System.Text;
using System.Text.Json;
using ProtectedJobs.Cli.AwsCommands.Values;

namespace ProtectedJobs.Cli.AwsCommands.Formatting;

/// <summary>YAML as the AWS CLI prints it: members by name, lists as deep as their names, no document marks.</summary>
internal static class YamlLines
{
    private const int LongestSimpleKey = 128;

    /// <summary>A value with its line's end; a single plain value is JSON.</summary>
    public static string Of(JsonElement value) => TextRows.IsNested(value) ? Nested(value, 0) + "\n" : JsonLines.Of(value) + "\n";

    /// <summary>A page of a stream: one item of a list.</summary>
    public static string OfPage(JsonElement value) => $"- {Inner(value, 2, 2)}\n";

    private static string Nested(JsonElement value, int indent) => value.ValueKind switch
    {
        JsonValueKind.Object when !value.EnumerateObject().Any() => "{}",
        JsonValueKind.Array when value.GetArrayLength() == 0 => "[]",
        JsonValueKind.Object => Object(value, indent),
        _ => List(value, indent),
    };

    private static string Object(JsonElement value, int indent)
    {
        var lines = new StringBuilder();
        foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            lines.Append(lines.Length == 0 ? "" : Start(indent));
            var key = YamlScalar.Of(member.Name, indent, indent, folds: false);
            if (member.Name.Length >= LongestSimpleKey)
            {
                lines.Append("? ").Append(YamlScalar.Of(member.Name, indent + 2, indent + 2)).Append(Start(indent)).Append(": ")
                    .Append(Inner(member.Value, indent + 2, indent + 2));
                continue;
            }

            lines.Append(key).Append(':');
            lines.Append(IsBlock(member.Value)
                ? Start(member.Value.ValueKind == JsonValueKind.Array ? indent : indent + 2)
                    + Nested(member.Value, member.Value.ValueKind == JsonValueKind.Array ? indent : indent + 2)
                : " " + Inner(member.Value, indent + key.Length + 2, indent + 2));
        }

        return lines.ToString();
    }

    private static string List(JsonElement value, int indent) => string.Join(
        Start(indent),
        value.EnumerateArray().Select(item => "- " + Inner(item, indent + 2, indent + 2)));

    private static string Inner(JsonElement value, int column, int indent) => value.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array => Nested(value, indent),
        JsonValueKind.String => YamlScalar.Of(value.GetString()!, column, indent),
        JsonValueKind.Number => PythonText.OfNumber(value.GetRawText()),
        _ => value.GetRawText(),
    };

    private static bool IsBlock(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => false,
    };

    private static string Start(int indent) => "\n" + new string(' ', indent);
}
