using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>A change of status that the event bus is to be told.</summary>
internal sealed record StatusChange(long Id, long Execution, string Status, long RedriveCount, long At);

/// <summary>The rows of changes of status that the event bus has not been told yet.</summary>
internal static class StatusEventRows
{
    public static void Add(SqliteConnection connection, long execution, string status, long redriveCount, long at) =>
        connection.Prepared("INSERT INTO status_events (execution, status, redrive_count, at) VALUES (?, ?, ?, ?)")
            .Bind(1, execution).Bind(2, status).Bind(3, redriveCount).Bind(4, at).Run();

    /// <summary>The oldest.</summary>
    public static IReadOnlyList<StatusChange> Oldest(SqliteConnection connection, int count) =>
        connection.Prepared("SELECT id, execution, status, redrive_count, at FROM status_events ORDER BY id LIMIT ?")
            .Bind(1, count)
            .All(static row => new StatusChange(row.Number(0), row.Number(1), row.Text(2), row.Number(3), row.Number(4)));

    public static void DeleteUpTo(SqliteConnection connection, long id) =>
        connection.Prepared("DELETE FROM status_events WHERE id <= ?").Bind(1, id).Run();
}
