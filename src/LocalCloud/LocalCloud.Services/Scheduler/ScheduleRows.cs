using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.Scheduler;

/// <summary>The rows of schedules and their groups.</summary>
internal static class ScheduleRows
{
    private const string Columns = "grp, name, definition, state, created_at, updated_at, planned_at, due_at";

    public static void Put(SqliteConnection connection, ScheduleRow row) =>
        connection.Prepared($"INSERT OR REPLACE INTO schedules ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
            .Bind(1, row.Group).Bind(2, row.Name).Bind(3, row.Definition).Bind(4, row.State)
            .Bind(5, row.CreatedAt.ToUnixTimeMilliseconds()).Bind(6, row.UpdatedAt.ToUnixTimeMilliseconds())
            .Bind(7, row.PlannedAt?.ToUnixTimeMilliseconds()).Bind(8, row.DueAt?.ToUnixTimeMilliseconds()).Run();

    public static ScheduleRow? Find(SqliteConnection connection, string group, string name)
    {
        var row = connection.Prepared($"SELECT {Columns} FROM schedules WHERE grp = ?1 AND name = ?2").Bind(1, group).Bind(2, name);
        if (!row.Step())
        {
            return null;
        }

        var found = Read(row);
        row.Reset();
        return found;
    }

    public static List<ScheduleRow> All(SqliteConnection connection) =>
        ReadAll(connection.Prepared($"SELECT {Columns} FROM schedules ORDER BY grp, name"));

    public static List<ScheduleRow> Due(SqliteConnection connection, DateTimeOffset now) =>
        ReadAll(connection.Prepared($"SELECT {Columns} FROM schedules WHERE due_at <= ?1 ORDER BY due_at")
            .Bind(1, now.ToUnixTimeMilliseconds()));

    public static DateTimeOffset? NextDue(SqliteConnection connection)
    {
        var row = connection.Prepared("SELECT min(due_at) FROM schedules WHERE due_at IS NOT NULL");
        _ = row.Step();
        var next = Time(row, 0);
        row.Reset();
        return next;
    }

    public static bool Delete(SqliteConnection connection, string group, string name) =>
        connection.Prepared("DELETE FROM schedules WHERE grp = ?1 AND name = ?2").Bind(1, group).Bind(2, name).Run() > 0;

    public static bool PutGroup(SqliteConnection connection, string group, DateTimeOffset now) =>
        connection.Prepared("INSERT INTO schedule_groups (name, created_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
            .Bind(1, group).Bind(2, now.ToUnixTimeMilliseconds()).Run() > 0;

    public static bool DeleteGroup(SqliteConnection connection, string group)
    {
        connection.Prepared("DELETE FROM schedules WHERE grp = ?1").Bind(1, group).Run();
        return connection.Prepared("DELETE FROM schedule_groups WHERE name = ?1").Bind(1, group).Run() > 0;
    }

    public static List<(string Name, DateTimeOffset CreatedAt)> Groups(SqliteConnection connection)
    {
        var rows = connection.Prepared("SELECT name, created_at FROM schedule_groups ORDER BY name");
        var groups = new List<(string, DateTimeOffset)>();
        while (rows.Step())
        {
            groups.Add((rows.Text(0), DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(1))));
        }

        return groups;
    }

    private static List<ScheduleRow> ReadAll(Statement rows)
    {
        var all = new List<ScheduleRow>();
        while (rows.Step())
        {
            all.Add(Read(rows));
        }

        return all;
    }

    private static ScheduleRow Read(Statement row) => new()
    {
        Group = row.Text(0),
        Name = row.Text(1),
        Definition = row.Text(2),
        State = row.Text(3),
        CreatedAt = Time(row, 4)!.Value,
        UpdatedAt = Time(row, 5)!.Value,
        PlannedAt = Time(row, 6),
        DueAt = Time(row, 7),
    };

    private static DateTimeOffset? Time(Statement row, int column) =>
        row.NumberOrNull(column) is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
