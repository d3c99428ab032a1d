using System.Text.Json;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Values;

namespace ProtectedJobs.Cli.AwsCommands.Formatting;

/// <summary>Rows of cells between tabs: a row for each object, its plain members by name; what is nested follows, under its name in capitals.</summary>
internal static class TextRows
{
    /// <summary>The rows of a value, each with its line's end.</summary>
    public static void Write(TextWriter writer, JsonElement value, string? name = null)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, value, name, Names(value, IsPlain), Names(value, IsNested));
                break;
            case JsonValueKind.Array:
                WriteList(writer, [.. value.EnumerateArray()], name);
                break;
            default:
                WriteRow(writer, null, [Plain(value)]);
                break;
        }
    }

    /// <summary>A value that is neither list nor object, as text and table show it.</summary>
    public static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Null or JsonValueKind.Undefined => "None",
        JsonValueKind.Object or JsonValueKind.Array => PythonText.Shown(JsonNode.Parse(value.GetRawText())),
        _ => PythonText.OfNumber(value.GetRawText()),
    };

    /// <summary>Whether a value holds others.</summary>
    public static bool IsNested(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    private static bool IsPlain(JsonElement value) => !IsNested(value);

    // Objects in one list have the same columns: whatever is plain in any of them.
    private static void WriteList(TextWriter writer, List<JsonElement> items, string? name)
    {
        if (items.Count == 0)
        {
            return;
        }

        if (items.Exists(item => item.ValueKind == JsonValueKind.Object))
        {
            var objects = items.Where(item => item.ValueKind == JsonValueKind.Object).ToList();
            var columns = objects.SelectMany(item => Names(item, IsPlain)).Distinct().Order(StringComparer.Ordinal).ToList();
            var nested = objects.SelectMany(item => Names(item, IsNested)).Distinct().Except(columns).Order(StringComparer.Ordinal).ToList();
            foreach (var item in items)
            {
                if (item.ValueKind == JsonValueKind.Object)
                {
                    WriteObject(writer, item, name, columns, nested);
                }
                else
                {
                    Write(writer, item, name);
                }
            }

            return;
        }

        var plain = items.Where(IsPlain).Select(Plain).ToList();
        foreach (var row in name is null && plain.Count > 0 ? [plain] : plain.Select(cell => (List<string>)[cell]))
        {
            WriteRow(writer, name, row);
        }

        foreach (var inner in items.Where(IsNested))
        {
            Write(writer, inner, name);
        }
    }

    private static void WriteObject(TextWriter writer, JsonElement value, string? name, List<string> columns, List<string> nested)
    {
        if (columns.Count > 0)
        {
            WriteRow(writer, name, columns.Select(column => value.TryGetProperty(column, out var cell) ? Plain(cell) : ""));
        }

        foreach (var inner in nested)
        {
            if (value.TryGetProperty(inner, out var member) && IsNested(member))
            {
                Write(writer, member, inner);
            }
        }
    }

    private static List<string> Names(JsonElement value, Func<JsonElement, bool> wanted) =>
        [.. value.EnumerateObject().Where(member => wanted(member.Value)).Select(member => member.Name).Order(StringComparer.Ordinal)];

    private static void WriteRow(TextWriter writer, string? name, IEnumerable<string> cells) =>
        writer.Write($"{string.Join('\t', name is null ? cells : cells.Prepend(name.ToUpperInvariant()))}\n");
}
