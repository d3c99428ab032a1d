using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Maps;

/// <summary>The rows of Map runs.</summary>
internal static class MapRunRows
{
    private const string Columns =
        "SELECT execution, map_run, arn, state_name, status, max_concurrency, tolerated_failure_count, "
        + "tolerated_failure_percentage, redrive_count, redriven_at, started_at, stopped_at, children, items, results_written "
        + "FROM map_runs ";

    public static MapRunRecord? Find(SqliteConnection connection, string arn) =>
        connection.Prepared(Columns + "WHERE arn = ?").Bind(1, arn).First(Read);

    public static MapRunRecord? Find(SqliteConnection connection, long execution, long mapRun) =>
        connection.Prepared(Columns + "WHERE execution = ? AND map_run = ?").Bind(1, execution).Bind(2, mapRun).First(Read);

    public static IReadOnlyList<MapRunRecord> Of(SqliteConnection connection, long execution, long after, int count) =>
        connection.Prepared(Columns + "WHERE execution = ? AND map_run > ? ORDER BY map_run LIMIT ?")
            .Bind(1, execution).Bind(2, after).Bind(3, count).All(Read);

    public static IReadOnlyList<MapRunRecord> Running(SqliteConnection connection) =>
        connection.Prepared(Columns + "WHERE status = 'RUNNING'").All(Read);

    public static void Put(SqliteConnection connection, MapRunRecord run) =>
        connection.Prepared(
                "INSERT OR REPLACE INTO map_runs (execution, map_run, arn, state_name, status, max_concurrency, "
                + "tolerated_failure_count, tolerated_failure_percentage, redrive_count, redriven_at, started_at, stopped_at, "
                + "children, items, results_written) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(1, run.Execution).Bind(2, run.MapRun).Bind(3, run.Arn).Bind(4, run.StateName).Bind(5, run.Status)
            .Bind(6, run.MaxConcurrency).Bind(7, run.ToleratedFailureCount).BindReal(8, run.ToleratedFailurePercentage)
            .Bind(9, run.RedriveCount).Bind(10, run.RedrivenAt).Bind(11, run.StartedAt).Bind(12, run.StoppedAt)
            .Bind(13, run.Children).Bind(14, run.Items).Bind(15, run.ResultsWritten).Run();

    /// <summary>How many children and items there are, once the items have been read.</summary>
    public static void SetTotals(SqliteConnection connection, string arn, long children, long items) =>
        connection.Prepared("UPDATE map_runs SET children = ?, items = ? WHERE arn = ?")
            .Bind(1, children).Bind(2, items).Bind(3, arn).Run();

    /// <summary>A run is over; one that was aborted stays so, and one that was redriven since goes on.</summary>
    public static void End(SqliteConnection connection, MapRunRecord run, string status, long now) =>
        connection.Prepared("UPDATE map_runs SET status = ?, stopped_at = ? WHERE arn = ? AND redrive_count = ? AND status = 'RUNNING'")
            .Bind(1, status).Bind(2, now).Bind(3, run.Arn).Bind(4, run.RedriveCount).Run();

    /// <summary>A run is not wanted any more.</summary>
    public static void Abort(SqliteConnection connection, long execution, long mapRun, long now) =>
        connection.Prepared(
                "UPDATE map_runs SET status = 'ABORTED', stopped_at = ? WHERE execution = ? AND map_run = ? AND status = 'RUNNING'")
            .Bind(1, now).Bind(2, execution).Bind(3, mapRun).Run();

    /// <summary>A run goes on with what did not succeed.</summary>
    public static void Redrive(SqliteConnection connection, long execution, long mapRun, long now) =>
        connection.Prepared(
                "UPDATE map_runs SET status = 'RUNNING', stopped_at = NULL, redrive_count = redrive_count + 1, redriven_at = ? "
                + "WHERE execution = ? AND map_run = ?")
            .Bind(1, now).Bind(2, execution).Bind(3, mapRun).Run();

    /// <summary>Runs that are over and have children that go on: those were to be stopped.</summary>
    public static IReadOnlyList<string> WithAbandonedChildren(SqliteConnection connection) =>
        connection.Prepared(
                "SELECT DISTINCT run.arn FROM executions child JOIN map_runs run ON run.arn = child.map_run_arn "
                + "WHERE child.status = 'RUNNING' AND run.status <> 'RUNNING'")
            .All(static row => row.Text(0));

    /// <summary>How many executions and items of a run have each status.</summary>
    public static Dictionary<string, (long Executions, long Items)> Counts(SqliteConnection connection, string arn) =>
        connection.Prepared("SELECT status, count(*), sum(item_count) FROM executions WHERE map_run_arn = ? GROUP BY status")
            .Bind(1, arn)
            .All(static row => (Status: row.Text(0), Counts: (row.Number(1), row.Number(2))))
            .ToDictionary(row => row.Status, row => row.Counts);

    private static MapRunRecord Read(Statement row) => new()
    {
        Execution = row.Number(0),
        MapRun = row.Number(1),
        Arn = row.Text(2),
        StateName = row.Text(3),
        Status = row.Text(4),
        MaxConcurrency = row.Number(5),
        ToleratedFailureCount = row.Number(6),
        ToleratedFailurePercentage = row.Real(7),
        RedriveCount = row.Number(8),
        RedrivenAt = row.NumberOrNull(9),
        StartedAt = row.Number(10),
        StoppedAt = row.NumberOrNull(11),
        Children = row.NumberOrNull(12),
        Items = row.NumberOrNull(13),
        ResultsWritten = row.Number(14),
    };
}
