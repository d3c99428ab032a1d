using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>The rows of what executions wait for: tasks, timers, turns to go on with.</summary>
internal static class PendingRows
{
    public static void AddTask(SqliteConnection connection, long execution, long task, string? activity) =>
        connection.Prepared("INSERT OR REPLACE INTO tasks (execution, task, activity, submitted) VALUES (?, ?, ?, 0)")
            .Bind(1, execution).Bind(2, task).Bind(3, activity).Run();

    /// <summary>The task needs no doing any more, only its answer.</summary>
    public static void Submitted(SqliteConnection connection, long execution, long task) =>
        connection.Prepared("UPDATE tasks SET submitted = 1 WHERE execution = ? AND task = ?")
            .Bind(1, execution).Bind(2, task).Run();

    /// <summary>An activity's worker has the task; of any other task this says nothing new.</summary>
    public static void TakenByWorker(SqliteConnection connection, long execution, long task) =>
        connection.Prepared("UPDATE tasks SET submitted = 1 WHERE execution = ? AND task = ? AND activity IS NOT NULL")
            .Bind(1, execution).Bind(2, task).Run();

    public static void DeleteTask(SqliteConnection connection, long execution, long task) =>
        connection.Prepared("DELETE FROM tasks WHERE execution = ? AND task = ?").Bind(1, execution).Bind(2, task).Run();

    public static bool HasTask(SqliteConnection connection, long execution, long task) =>
        connection.Prepared("SELECT 1 FROM tasks WHERE execution = ? AND task = ?").Bind(1, execution).Bind(2, task)
            .First(static _ => true);

    /// <summary>The activity whose workers a task waits for; null for any other task.</summary>
    public static string? ActivityOf(SqliteConnection connection, long execution, long task) =>
        connection.Prepared("SELECT activity FROM tasks WHERE execution = ? AND task = ?").Bind(1, execution).Bind(2, task)
            .First(static row => row.TextOrNull(0));

    /// <summary>Executions with tasks to be done, for the start after a kill.</summary>
    public static IReadOnlyList<long> ExecutionsWithOpenTasks(SqliteConnection connection) =>
        connection.Prepared("SELECT DISTINCT execution FROM tasks WHERE submitted = 0 AND activity IS NULL")
            .All(static row => row.Number(0));

    /// <summary>Of an execution: the tasks to be done.</summary>
    public static IReadOnlyList<long> OpenTasks(SqliteConnection connection, long execution) =>
        connection.Prepared("SELECT task FROM tasks WHERE execution = ? AND submitted = 0 AND activity IS NULL")
            .Bind(1, execution).All(static row => row.Number(0));

    /// <summary>The task that has waited longest for a worker of an activity.</summary>
    public static (long Execution, long Task)? OldestOf(SqliteConnection connection, string activity) =>
        connection.Prepared(
                "SELECT execution, task FROM tasks WHERE activity = ? AND submitted = 0 ORDER BY execution, task LIMIT 1")
            .Bind(1, activity).First<(long, long)?>(static row => (row.Number(0), row.Number(1)));

    /// <summary>Tasks that wait for an execution that has ended: its end was committed, their answer was not.</summary>
    public static IReadOnlyList<long> EndedChildren(SqliteConnection connection) =>
        connection.Prepared(
                "SELECT child.id FROM tasks JOIN executions child ON child.parent = tasks.execution "
                + "AND child.parent_task = tasks.task WHERE child.status <> 'RUNNING'")
            .All(static row => row.Number(0));

    public static void SetTimer(SqliteConnection connection, long execution, long timer, long dueAt) =>
        connection.Prepared("INSERT OR REPLACE INTO timers (execution, timer, due_at) VALUES (?, ?, ?)")
            .Bind(1, execution).Bind(2, timer).Bind(3, dueAt).Run();

    public static void DeleteTimer(SqliteConnection connection, long execution, long timer) =>
        connection.Prepared("DELETE FROM timers WHERE execution = ? AND timer = ?").Bind(1, execution).Bind(2, timer).Run();

    /// <summary>The timers due, in order.</summary>
    public static IReadOnlyList<(long Execution, long Timer)> Due(SqliteConnection connection, long now, int count) =>
        connection.Prepared("SELECT execution, timer FROM timers WHERE due_at <= ? ORDER BY due_at, execution, timer LIMIT ?")
            .Bind(1, now).Bind(2, count).All(static row => (row.Number(0), row.Number(1)));

    public static long? NextDue(SqliteConnection connection) =>
        connection.Prepared("SELECT min(due_at) FROM timers").First(static row => row.NumberOrNull(0));

    public static void AddYield(SqliteConnection connection, long execution) =>
        connection.Prepared("INSERT OR IGNORE INTO yields (execution) VALUES (?)").Bind(1, execution).Run();

    public static void DeleteYield(SqliteConnection connection, long execution) =>
        connection.Prepared("DELETE FROM yields WHERE execution = ?").Bind(1, execution).Run();

    public static IReadOnlyList<long> Yields(SqliteConnection connection) =>
        connection.Prepared("SELECT execution FROM yields").All(static row => row.Number(0));

    /// <summary>Nothing is waited for any more.</summary>
    public static void DeleteAll(SqliteConnection connection, long execution)
    {
        connection.Prepared("DELETE FROM tasks WHERE execution = ?").Bind(1, execution).Run();
        connection.Prepared("DELETE FROM timers WHERE execution = ?").Bind(1, execution).Run();
        DeleteYield(connection, execution);
    }
}
