using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>The rows of executions.</summary>
internal static class ExecutionRows
{
    private const string Columns =
        "SELECT id, arn, machine_arn, version_arn, alias_arn, map_run_arn, item_index, item_count, revision, name, status, input, "
        + "output, error, cause, trace_header, started_at, stopped_at, redrive_count, redriven_at, redrive_token, last_event, "
        + "parent, parent_task, parent_form FROM executions ";

    public static ExecutionRecord? Find(SqliteConnection connection, string arn) =>
        connection.Prepared(Columns + "WHERE arn = ?").Bind(1, arn).First(Read);

    public static ExecutionRecord? Find(SqliteConnection connection, long id) =>
        connection.Prepared(Columns + "WHERE id = ?").Bind(1, id).First(Read);

    /// <summary>The ids of executions that nothing but a command of theirs can wake: those that run.</summary>
    public static IReadOnlyList<long> Running(SqliteConnection connection, string machineArn) =>
        connection.Prepared("SELECT id FROM executions WHERE machine_arn = ? AND status = 'RUNNING'").Bind(1, machineArn)
            .All(static row => row.Number(0));

    public static long LargestId(SqliteConnection connection) =>
        connection.Prepared("SELECT ifnull(max(id), 0) FROM executions").First(static row => row.Number(0));

    /// <summary>A page of a list, newest first.</summary>
    public static IReadOnlyList<ExecutionRecord> Page(SqliteConnection connection, ExecutionFilter filter, long before, int count)
    {
        var owner = filter.MapRunArn is null ? "machine_arn = ?1 AND map_run_arn IS NULL" : "map_run_arn = ?1";
        return connection.Prepared(
                Columns + $"WHERE {owner} AND id < ?2 AND (?3 IS NULL OR status = ?3) "
                + "AND (?4 IS NULL OR (redrive_count > 0) = ?4) AND (?5 IS NULL OR ?5 IN (version_arn, alias_arn)) "
                + "ORDER BY id DESC LIMIT ?6")
            .Bind(1, filter.MapRunArn ?? filter.MachineArn).Bind(2, before).Bind(3, filter.Status)
            .Bind(4, filter.Redriven is { } redriven ? redriven ? 1 : 0 : null).Bind(5, filter.TargetArn).Bind(6, count)
            .All(Read);
    }

    /// <summary>The children of a Map run in the order of their items.</summary>
    public static IReadOnlyList<ExecutionRecord> OfMapRun(SqliteConnection connection, string mapRunArn) =>
        connection.Prepared(Columns + "WHERE map_run_arn = ? ORDER BY item_index").Bind(1, mapRunArn).All(Read);

    /// <summary>The executions that tasks of an execution wait for.</summary>
    public static IReadOnlyList<ExecutionRecord> Children(SqliteConnection connection, long parent, long task) =>
        connection.Prepared(Columns + "WHERE parent = ? AND parent_task = ?").Bind(1, parent).Bind(2, task).All(Read);

    public static void Insert(SqliteConnection connection, ExecutionRecord execution, ReadOnlySpan<byte> state) =>
        connection.Prepared(
                "INSERT INTO executions (id, arn, machine_arn, version_arn, alias_arn, map_run_arn, item_index, item_count, revision, "
                + "name, status, input, output, error, cause, trace_header, started_at, stopped_at, last_event, parent, parent_task, "
                + "parent_form, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(1, execution.Id).Bind(2, execution.Arn).Bind(3, execution.MachineArn).Bind(4, execution.VersionArn)
            .Bind(5, execution.AliasArn).Bind(6, execution.MapRunArn).Bind(7, execution.ItemIndex)
            .Bind(8, execution.ItemCount).Bind(9, execution.Revision).Bind(10, execution.Name).Bind(11, execution.Status)
            .Bind(12, execution.Input).Bind(13, execution.Output).Bind(14, execution.Error).Bind(15, execution.Cause)
            .Bind(16, execution.TraceHeader).Bind(17, execution.StartedAt).Bind(18, execution.StoppedAt)
            .Bind(19, execution.LastEvent).Bind(20, execution.Parent).Bind(21, execution.ParentTask)
            .Bind(22, execution.ParentForm).Bind(23, state).Run();

    /// <summary>A turn that leaves the execution running.</summary>
    public static void Update(SqliteConnection connection, long id, long lastEvent, ReadOnlySpan<byte> state) =>
        connection.Prepared("UPDATE executions SET last_event = ?, state = ? WHERE id = ?")
            .Bind(1, lastEvent).Bind(2, state).Bind(3, id).Run();

    /// <summary>A turn that ends it, or takes it up again.</summary>
    public static void Update(SqliteConnection connection, ExecutionRecord execution, ReadOnlySpan<byte> state) =>
        connection.Prepared(
                "UPDATE executions SET status = ?, output = ?, error = ?, cause = ?, stopped_at = ?, redrive_count = ?, "
                + "redriven_at = ?, last_event = ?, state = ? WHERE id = ?")
            .Bind(1, execution.Status).Bind(2, execution.Output).Bind(3, execution.Error).Bind(4, execution.Cause)
            .Bind(5, execution.StoppedAt).Bind(6, execution.RedriveCount).Bind(7, execution.RedrivenAt)
            .Bind(8, execution.LastEvent).Bind(9, state).Bind(10, execution.Id).Run();

    public static void SetRedriveToken(SqliteConnection connection, long id, string token) =>
        connection.Prepared("UPDATE executions SET redrive_token = ? WHERE id = ?").Bind(1, token).Bind(2, id).Run();

    /// <summary>The interpreter's state; empty for an execution that cannot go on.</summary>
    public static byte[] State(SqliteConnection connection, long id) =>
        connection.Prepared("SELECT state FROM executions WHERE id = ?").Bind(1, id)
            .First(static row => row.Bytes(0).ToArray()) ?? [];

    /// <summary>Removes an execution with all that is kept of it.</summary>
    public static void Delete(SqliteConnection connection, long id)
    {
        connection.Prepared("DELETE FROM executions WHERE id = ?").Bind(1, id).Run();
        connection.Prepared("DELETE FROM history WHERE execution = ?").Bind(1, id).Run();
        connection.Prepared("DELETE FROM map_runs WHERE execution = ?").Bind(1, id).Run();
        PendingRows.DeleteAll(connection, id);
    }

    private static ExecutionRecord Read(Statement row) => new()
    {
        Id = row.Number(0),
        Arn = row.Text(1),
        MachineArn = row.Text(2),
        VersionArn = row.TextOrNull(3),
        AliasArn = row.TextOrNull(4),
        MapRunArn = row.TextOrNull(5),
        ItemIndex = row.NumberOrNull(6),
        ItemCount = row.NumberOrNull(7),
        Revision = row.Text(8),
        Name = row.Text(9),
        Status = row.Text(10),
        Input = row.Text(11),
        Output = row.TextOrNull(12),
        Error = row.TextOrNull(13),
        Cause = row.TextOrNull(14),
        TraceHeader = row.TextOrNull(15),
        StartedAt = row.Number(16),
        StoppedAt = row.NumberOrNull(17),
        RedriveCount = row.Number(18),
        RedrivenAt = row.NumberOrNull(19),
        RedriveToken = row.TextOrNull(20),
        LastEvent = row.Number(21),
        Parent = row.NumberOrNull(22),
        ParentTask = row.NumberOrNull(23),
        ParentForm = row.NumberOrNull(24),
    };
}
