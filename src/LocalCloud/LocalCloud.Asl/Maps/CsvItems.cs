using System.Text;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Maps;

/// <summary>
/// A CSV's rows as objects of texts (RFC 4180: quotes, doubled quotes, line breaks inside quotes). A row that is short has
/// empty texts at its end; what exceeds the header is dropped.
/// </summary>
internal static class CsvItems
{
    public static IEnumerable<JsonValue> Parse(ItemFormat format, string text)
    {
        var headers = format.CsvHeaderIsFirstRow && format.CsvHeaders.Count == 0 ? null : format.CsvHeaders;
        foreach (var row in Rows(text, format.CsvDelimiter))
        {
            if (headers is null)
            {
                headers = row;
                continue;
            }

            var item = new JsonObjectBuilder();
            for (var i = 0; i < headers.Count; i++)
            {
                item.Set(headers[i], i < row.Count ? row[i] : "");
            }

            yield return item.Build();
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(string text, char delimiter)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i];
            if (isQuoted && next == '"')
            {
                isQuoted = i + 1 < text.Length && text[i + 1] == '"';
                if (isQuoted)
                {
                    cell.Append('"');
                    i++;
                }
            }
            else if (isQuoted)
            {
                cell.Append(next);
            }
            else if (next == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (next == delimiter)
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else if (next == '\n')
            {
                if (row.Count > 0 || cell.Length > 0)
                {
                    row.Add(cell.ToString());
                    yield return row;
                }

                row = [];
                cell.Clear();
            }
            else if (next != '\r')
            {
                cell.Append(next);
            }
        }

        if (row.Count > 0 || cell.Length > 0)
        {
            row.Add(cell.ToString());
            yield return row;
        }
    }
}
