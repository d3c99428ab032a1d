using System.Text;
using System.Text.Json;

namespace ProtectedJobs.Cli.AwsCommands.Formatting;

/// <summary>A table with borders of dashes, boxes within boxes.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="paint">Its colours.</param>
/// <param name="screen">The screen's width: a wider table is set upright.</param>
internal sealed class TableLines(TextWriter writer, TablePaint paint, int screen)
{
    private readonly List<TableSection> _sections = [];

    /// <summary>Writes a value as one table; nothing, if there is nothing in it.</summary>
    public void Write(string title, JsonElement value)
    {
        if (!Build(title, value, 0))
        {
            return;
        }

        var sections = _sections.Max(section => section.Width) > screen ? _sections.ConvertAll(section => section.Upright()) : _sections;
        var width = sections.Max(section => section.Width);
        writer.Write(paint.Ruler(new string('-', width)));
        foreach (var section in sections)
        {
            Draw(section, width);
        }
    }

    private bool Build(string title, JsonElement value, int level)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.EnumerateObject().Any():
                BuildObject(title, value, level);
                return true;
            case JsonValueKind.Array when value.GetArrayLength() > 0:
                BuildList(title, [.. value.EnumerateArray()], level);
                return true;
            case JsonValueKind.String when value.GetString()!.Length > 0:
            case JsonValueKind.Number when value.GetDouble() != 0:
            case JsonValueKind.True:
                Open(title, level);
                return true;
            default:
                return false;
        }
    }

    private TableSection Open(string title, int level, IReadOnlyList<string>? headers = null)
    {
        var section = new TableSection(title, level) { Headers = headers ?? [], IsBare = headers is [] };
        _sections.Add(section);
        return section;
    }

    private void BuildObject(string title, JsonElement value, int level)
    {
        var columns = Names([value], isNested: false);
        var cells = columns.ConvertAll(column => TextRows.Plain(value.GetProperty(column)));
        var section = Open(title, level, columns.Count > 1 ? columns : null);
        if (columns.Count > 0)
        {
            section.Add(columns.Count > 1 ? cells : [columns[0], cells[0]]);
        }

        foreach (var nested in Names([value], isNested: true))
        {
            Build(nested, value.GetProperty(nested), level + 1);
        }
    }

    private void BuildList(string title, List<JsonElement> items, int level)
    {
        if (items is [{ ValueKind: JsonValueKind.Array } only] && only.GetArrayLength() > 0 && only[0].ValueKind == JsonValueKind.Object)
        {
            BuildList(title, [.. only.EnumerateArray()], level);
            return;
        }

        if (items[0].ValueKind == JsonValueKind.Object)
        {
            BuildObjects(title, items, level);
            return;
        }

        var section = Open(title, level);
        AddRows(section, items);
        section.IsBare = section.Rows.Count == 0;
    }

    private static void AddRows(TableSection section, List<JsonElement> items)
    {
        foreach (var item in items)
        {
            switch (item.ValueKind)
            {
                case JsonValueKind.Array when item.GetArrayLength() == 0:
                    break;
                case JsonValueKind.Array when item.EnumerateArray().All(cell => !TextRows.IsNested(cell)):
                    section.Add([.. item.EnumerateArray().Select(TextRows.Plain)]);
                    break;
                case JsonValueKind.Array:
                    AddRows(section, [.. item.EnumerateArray()]);
                    break;
                case JsonValueKind.Object:
                    section.Add([.. item.EnumerateObject().Select(member => member.Name)]);
                    break;
                default:
                    section.Add([TextRows.Plain(item)]);
                    break;
            }
        }
    }

    // Objects that hold others each get a box of their own, the rest share one.
    private void BuildObjects(string title, List<JsonElement> items, int level)
    {
        var columns = Names(items, isNested: false);
        var nested = Names(items, isNested: true);
        var section = Open(title, level, columns);
        foreach (var (at, item) in items.Index())
        {
            if (at > 0 && nested.Count > 0)
            {
                section = Open(title, level, columns);
            }

            if (columns.Count > 0)
            {
                section.Add(columns.ConvertAll(column =>
                    item.ValueKind == JsonValueKind.Object && item.TryGetProperty(column, out var cell) ? TextRows.Plain(cell) : ""));
            }

            foreach (var inner in nested)
            {
                if (item.TryGetProperty(inner, out var member))
                {
                    Build(inner, member, level + 1);
                }
            }
        }
    }

    private static List<string> Names(IEnumerable<JsonElement> items, bool isNested) =>
    [
        .. items.Where(item => item.ValueKind == JsonValueKind.Object)
            .SelectMany(item => item.EnumerateObject())
            .Where(member => TextRows.IsNested(member.Value) == isNested)
            .Select(member => member.Name)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private void Draw(TableSection section, int tableWidth)
    {
        var widths = section.Spread(tableWidth);
        var inner = tableWidth - (2 * section.Level);
        Line(section, Centred(section.Title, inner, "|"));
        if (!section.IsBare)
        {
            Border(section, widths, inner);
        }

        if (section.Headers.Count > 0)
        {
            var line = new StringBuilder();
            foreach (var (column, header) in section.Headers.Index())
            {
                line.Append(Centred(header, widths[column] + (column == 0 ? 2 : 1), column == 0 ? "|" : ""));
            }

            Line(section, line.ToString());
            Border(section, widths, inner);
        }

        foreach (var row in section.Rows)
        {
            var line = new StringBuilder();
            foreach (var (column, cell) in row.Index())
            {
                var room = widths[column] - 2 - DisplayWidth.Of(cell);
                line.Append(column == 0 ? "|" : "").Append("  ").Append(paint.Cell(cell)).Append(' ', Math.Max(0, room)).Append('|');
            }

            Line(section, line.ToString());
        }

        if (section.Rows.Count > 0)
        {
            Border(section, widths, inner);
        }
    }

    private void Border(TableSection section, int[] widths, int inner) =>
        Line(section, $"+{(widths.Length == 0 ? new string('-', inner - 2) : string.Join('+', widths.Select(width => new string('-', width))))}+");

    private void Line(TableSection section, string line) => writer.Write(paint.Line(section.Level, line));

    /// <summary>A text between edges, a hair to the left of the middle.</summary>
    private static string Centred(string text, int width, string leftEdge)
    {
        var length = DisplayWidth.Of(text);
        var before = Math.Max(0, (width / 2) - (length / 2) - 1);
        var after = Math.Max(0, width - 1 - leftEdge.Length - before - length);
        return $"{leftEdge}{new string(' ', before)}{text}{new string(' ', after)}|";
    }
}
