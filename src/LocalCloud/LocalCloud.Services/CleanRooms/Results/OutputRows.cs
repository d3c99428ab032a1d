using System.Text.Json;
using LocalCloud.Services.CleanRooms.Parquet;
using LocalCloud.Services.CleanRooms.Scenes;

namespace LocalCloud.Services.CleanRooms.Results;

/// <summary>The rows of an output, given or generated, part by part.</summary>
internal static class OutputRows
{
    private const int DefaultRows = 10;

    private static readonly string[] s_segments = ["north", "south", "east", "west"];

    /// <summary>The columns of each part. Rows are shared out in order, as evenly as it goes.</summary>
    /// <exception cref="InvalidDataException">A given row does not fit the columns.</exception>
    public static IEnumerable<IReadOnlyList<Column>> Parts(OutputData output)
    {
        var rows = output.Data?.Count ?? output.Rows ?? DefaultRows;
        var parts = Math.Max(output.Parts ?? 1, 1);
        var from = 0;
        for (var part = 0; part < parts; part++)
        {
            var count = (rows / parts) + (part < rows % parts ? 1 : 0);
            var range = Enumerable.Range(from, count).ToList();
            yield return [.. output.Columns.Select((column, place) => Build(output, column, place, range))];
            from += count;
        }
    }

    private static Column Build(OutputData output, OutputColumn column, int place, List<int> rows)
    {
        JsonElement? Given(int row) => output.Data is not { } data ? null
            : data[row].Count == output.Columns.Count ? data[row][place]
            : throw new InvalidDataException(
                $"Row {row} of output {output.Name} has {data[row].Count} values; there are {output.Columns.Count} columns.");

        return column.Type switch
        {
            ColumnType.Int64 => new Column.Int64(column.Name, column.Nullable, [.. rows.Select(
                row => Pick<long>(Given(row), v => v.GetInt64(), row, column, r => r))]),
            ColumnType.Double => new Column.Double(column.Name, column.Nullable, [.. rows.Select(
                row => Pick<double>(Given(row), v => v.GetDouble(), row, column, r => r * 37 % 1000 / 1000d))]),
            ColumnType.Boolean => new Column.Boolean(column.Name, column.Nullable, [.. rows.Select(
                row => Pick<bool>(Given(row), v => v.GetBoolean(), row, column, r => r % 3 == 0))]),
            ColumnType.String => new Column.Text(column.Name, column.Nullable, [.. rows.Select(row => Given(row) switch
            {
                { ValueKind: JsonValueKind.Null } => null,
                { } value => value.GetString(),
                null => IsGeneratedNull(column, row) ? null : s_segments[row % s_segments.Length],
            })]),
            _ => throw new ArgumentException($"no rows for {column.Type}", nameof(column)),
        };
    }

    private static T? Pick<T>(
        JsonElement? given, Func<JsonElement, T> read, int row, OutputColumn column, Func<int, T> generate)
        where T : struct => given switch
        {
            { ValueKind: JsonValueKind.Null } => null,
            { } value => read(value),
            null => IsGeneratedNull(column, row) ? null : generate(row),
        };

    private static bool IsGeneratedNull(OutputColumn column, int row) => column.Nullable && row % 5 == 4;
}
