using System.Buffers;
using System.Text.Json;
using LocalCloud.Asl.History;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>The rows of histories: the events of a turn are one row, a JSON array as GetExecutionHistory answers it.</summary>
internal static class HistoryRows
{
    /// <summary>The events of a turn as they are kept.</summary>
    public static ReadOnlyMemory<byte> Pack(IReadOnlyList<HistoryEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(256, events.Count * 256));
        using (var json = new Utf8JsonWriter(buffer, JsonText.Writing))
        {
            json.WriteStartArray();
            foreach (var item in events)
            {
                item.Write(json);
            }

            json.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }

    public static void Append(SqliteConnection connection, long execution, long firstEvent, ReadOnlySpan<byte> packed) =>
        connection.Prepared("INSERT INTO history (execution, first_event, events) VALUES (?, ?, ?)")
            .Bind(1, execution).Bind(2, firstEvent).Bind(3, packed).Run();

    /// <summary>Events by id, from one end of a range towards the other; calls back with each until told to stop.</summary>
    /// <param name="connection">A read in progress.</param>
    /// <param name="execution">The execution.</param>
    /// <param name="from">The first id wanted.</param>
    /// <param name="reverse">Towards 1 in place of towards the end.</param>
    /// <param name="take">Is given an event; false ends the walk.</param>
    public static void Walk(
        SqliteConnection connection, long execution, long from, bool reverse, Func<long, JsonElement, bool> take)
    {
        var rows = reverse
            ? connection.Prepared(
                "SELECT first_event, events FROM history WHERE execution = ?1 AND first_event <= ?2 ORDER BY first_event DESC")
            : connection.Prepared(
                "SELECT first_event, events FROM history WHERE execution = ?1 AND first_event >= "
                + "ifnull((SELECT max(first_event) FROM history WHERE execution = ?1 AND first_event <= ?2), 0) ORDER BY first_event");
        rows.Bind(1, execution).Bind(2, from);
        var more = true;
        while (more && rows.Step())
        {
            using var events = JsonDocument.Parse(rows.Bytes(1).ToArray());
            var first = rows.Number(0);
            var count = events.RootElement.GetArrayLength();
            for (var i = 0; more && i < count; i++)
            {
                var index = reverse ? count - 1 - i : i;
                var id = first + index;
                if (reverse ? id <= from : id >= from)
                {
                    more = take(id, events.RootElement[index]);
                }
            }
        }

        rows.Reset();
    }
}
