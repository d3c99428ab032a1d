using System.Diagnostics;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace Benchmarks.Engine;

/// <summary>
/// What SQLite alone does with the rows of the engine: prepared statements on the store's own thread and settings, a commit a call,
/// nothing computed. The rows are those of an execution the engine ran; each leaves its two status changes, which are taken away
/// again as the outbox does.
/// </summary>
internal sealed class SqliteBaseline : IAsyncDisposable
{
    private const int OutboxBatch = 100;

    private static readonly string[] s_columns =
    [
        "arn", "machine_arn", "version_arn", "alias_arn", "map_run_arn", "item_index", "item_count", "revision", "name", "status",
        "input", "output", "error", "cause", "trace_header", "started_at", "stopped_at", "last_event", "parent", "parent_task",
        "parent_form", "state",
    ];

    private static readonly string s_insert =
        $"INSERT INTO executions (id, {string.Join(", ", s_columns)}) VALUES (?{string.Concat(s_columns.Select(_ => ", ?"))})";

    private readonly LocalStore _store;
    private readonly object[] _execution;
    private readonly byte[] _events;

    public SqliteBaseline(string directory, LocalStore engine)
    {
        _store = LocalStore.Open(directory);
        (_execution, _events) = engine.Read(Sample);
    }

    /// <summary>Writes executions in so many commits.</summary>
    /// <returns>Executions a second.</returns>
    public async Task<double> RunAsync(int executions, int commits)
    {
        var watch = Stopwatch.StartNew();
        var (id, told) = (0, 0);
        for (var group = 1; group <= commits; group++)
        {
            var until = (int)((long)executions * group / commits);
            await _store.WriteAsync(
                connection =>
                {
                    for (; id < until; id++)
                    {
                        Write(connection, id);
                    }

                    for (; told <= 2 * id - OutboxBatch; told += OutboxBatch)
                    {
                        connection.Prepared("DELETE FROM status_events WHERE id <= ?").Bind(1, told + OutboxBatch).Run();
                    }
                },
                CancellationToken.None);
        }

        return executions / watch.Elapsed.TotalSeconds;
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private void Write(SqliteConnection connection, int id)
    {
        var insert = connection.Prepared(s_insert).Bind(1, id);
        for (var i = 0; i < _execution.Length; i++)
        {
            _ = _execution[i] switch
            {
                string text => insert.Bind(i + 2, s_columns[i] is "arn" or "name" ? $"{text}{id}" : text),
                long number => insert.Bind(i + 2, number),
                byte[] bytes => insert.Bind(i + 2, bytes),
                _ => insert.Bind(i + 2, (string?)null),
            };
        }

        insert.Run();
        connection.Prepared("INSERT INTO history (execution, first_event, events) VALUES (?, 1, ?)")
            .Bind(1, id).Bind(2, _events).Run();
        foreach (var status in (ReadOnlySpan<string>)["RUNNING", "SUCCEEDED"])
        {
            connection.Prepared("INSERT INTO status_events (execution, status, redrive_count, at) VALUES (?, ?, 0, 1700000000000)")
                .Bind(1, id).Bind(2, status).Run();
        }
    }

    private static (object[] Execution, byte[] Events) Sample(SqliteConnection connection)
    {
        using var row = connection.CreateCommand();
#pragma warning disable CA2100 // Column names of our own.
        row.CommandText = $"SELECT {string.Join(", ", s_columns)} FROM executions ORDER BY id DESC LIMIT 1";
#pragma warning restore CA2100
        using var reader = row.ExecuteReader();
        reader.Read();
        var values = new object[s_columns.Length];
        reader.GetValues(values);
        using var history = connection.CreateCommand();
        history.CommandText = "SELECT events FROM history ORDER BY execution DESC LIMIT 1";
        return (values, (byte[])history.ExecuteScalar()!);
    }
}
