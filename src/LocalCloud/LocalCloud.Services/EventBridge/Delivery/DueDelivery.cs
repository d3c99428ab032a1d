using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.EventBridge.Delivery;

/// <summary>Something accepted for a target that has not taken it yet.</summary>
internal sealed record DueDelivery
{
    public long Id { get; init; }

    /// <summary>The rule or the schedule.</summary>
    public required string SourceArn { get; init; }

    public required string TargetArn { get; init; }

    public string? RoleArn { get; init; }

    /// <summary>The same at every attempt: the name of the execution that it starts.</summary>
    public required string Dedup { get; init; }

    public required string Input { get; init; }

    /// <summary>Whether a schedule made it, so that attributes of the attempt stand in its input.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>ARN of the queue for what cannot be delivered; null for none.</summary>
    public string? DeadLetters { get; init; }

    public int MaxRetries { get; init; } = DefaultRetries;

    public required DateTimeOffset ExpiresAt { get; init; }

    public int Attempts { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>EventBridge's own.</summary>
    public const int DefaultRetries = 185;

    /// <summary>EventBridge's own, in seconds.</summary>
    public const int DefaultAge = 86_400;

    public void Insert(SqliteConnection connection) => connection.Prepared(
        "INSERT INTO deliveries (source_arn, target_arn, role_arn, dedup, input, scheduled, dead_letters, max_retries, expires_at, attempts, due_at) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, ?10)")
        .Bind(1, SourceArn).Bind(2, TargetArn).Bind(3, RoleArn).Bind(4, Dedup).Bind(5, Input).Bind(6, IsScheduled ? 1 : 0)
        .Bind(7, DeadLetters).Bind(8, MaxRetries).Bind(9, ExpiresAt.ToUnixTimeMilliseconds()).Bind(10, DueAt.ToUnixTimeMilliseconds())
        .Run();

    public void Remove(SqliteConnection connection) =>
        connection.Prepared("DELETE FROM deliveries WHERE id = ?1").Bind(1, Id).Run();

    public void Postpone(SqliteConnection connection, DateTimeOffset until) =>
        connection.Prepared("UPDATE deliveries SET attempts = ?2, due_at = ?3 WHERE id = ?1")
            .Bind(1, Id).Bind(2, Attempts + 1).Bind(3, until.ToUnixTimeMilliseconds()).Run();

    /// <summary>The first that are due, oldest first.</summary>
    public static List<DueDelivery> Due(SqliteConnection connection, DateTimeOffset now, int limit)
    {
        var rows = connection.Prepared(
            "SELECT id, source_arn, target_arn, role_arn, dedup, input, scheduled, dead_letters, max_retries, expires_at, attempts, due_at "
            + "FROM deliveries WHERE due_at <= ?1 ORDER BY due_at, id LIMIT ?2")
            .Bind(1, now.ToUnixTimeMilliseconds()).Bind(2, limit);
        var due = new List<DueDelivery>();
        while (rows.Step())
        {
            due.Add(new DueDelivery
            {
                Id = rows.Number(0),
                SourceArn = rows.Text(1),
                TargetArn = rows.Text(2),
                RoleArn = rows.TextOrNull(3),
                Dedup = rows.Text(4),
                Input = rows.Text(5),
                IsScheduled = rows.Number(6) != 0,
                DeadLetters = rows.TextOrNull(7),
                MaxRetries = (int)rows.Number(8),
                ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(9)),
                Attempts = (int)rows.Number(10),
                DueAt = DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(11)),
            });
        }

        return due;
    }

    /// <summary>When the next one is due; null if there is none.</summary>
    public static DateTimeOffset? NextDue(SqliteConnection connection)
    {
        var row = connection.Prepared("SELECT min(due_at) FROM deliveries");
        _ = row.Step();
        var next = row.NumberOrNull(0);
        row.Reset();
        return next is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
    }
}
