using System.Text.Json;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>The rows of jobs and of the events that wait to be sent.</summary>
internal static class JobTable
{
    /// <summary>Adds a job that was just started.</summary>
    public static void Insert(SqliteConnection connection, Job job) => connection
        .Prepared(
            """
            INSERT INTO cleanrooms_jobs
              (id, membership, collaboration, runner, receiver, payer, visible, status, ongoing, due, doc)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """)
        .Bind(1, job.Id)
        .Bind(2, job.MembershipId)
        .Bind(3, job.CollaborationId)
        .Bind(4, job.RunnerAccountId)
        .Bind(5, job.ReceiverAccountId)
        .Bind(6, job.PayerAccountId)
        .Bind(7, (job.CreateTime + job.Plan.ListLag).UtcTicks)
        .Bind(8, job.Status.Spelling())
        .Bind(9, job.Status.IsTerminal() ? 0 : 1)
        .Bind(10, job.Due?.UtcTicks)
        .Bind(11, Write(job))
        .Run();

    /// <summary>Replaces what may change of a job.</summary>
    public static void Update(SqliteConnection connection, Job job) => connection
        .Prepared("UPDATE cleanrooms_jobs SET status = ?2, ongoing = ?3, due = ?4, doc = ?5 WHERE id = ?1")
        .Bind(1, job.Id)
        .Bind(2, job.Status.Spelling())
        .Bind(3, job.Status.IsTerminal() ? 0 : 1)
        .Bind(4, job.Due?.UtcTicks)
        .Bind(5, Write(job))
        .Run();

    /// <summary>The job of that id; null if there is none.</summary>
    public static Job? Find(SqliteConnection connection, string id)
    {
        var row = connection.Prepared("SELECT doc FROM cleanrooms_jobs WHERE id = ?1").Bind(1, id);
        var job = row.Step() ? Read(row.Text(0)) : null;
        row.Reset();
        return job;
    }

    /// <summary>Every job that is not terminal, oldest first.</summary>
    public static List<Job> Ongoing(SqliteConnection connection) => ReadAll(
        connection.Prepared("SELECT doc FROM cleanrooms_jobs WHERE ongoing = 1 ORDER BY seq"));

    /// <summary>Jobs whose next change is due, the one due first at the head.</summary>
    public static List<Job> Due(SqliteConnection connection, DateTimeOffset now) => ReadAll(
        connection.Prepared("SELECT doc FROM cleanrooms_jobs WHERE due <= ?1 ORDER BY due, seq LIMIT 100")
            .Bind(1, now.UtcTicks));

    /// <summary>When something is due next, a change or an event; null for nothing.</summary>
    public static DateTimeOffset? NextDue(SqliteConnection connection)
    {
        var row = connection.Prepared(
            """
            SELECT min(due) FROM (
              SELECT min(due) AS due FROM cleanrooms_jobs WHERE due IS NOT NULL
              UNION ALL SELECT min(due) FROM cleanrooms_events)
            """);
        var due = row.Step() ? row.NumberOrNull(0) : null;
        row.Reset();
        return due is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    /// <summary>One page of a listing, newest first.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="membership">The membership that looks: it sees its own jobs and those it receives from or pays for.</param>
    /// <param name="status">Only jobs in this status; null for all.</param>
    /// <param name="before">Only jobs older than this place; null for the newest.</param>
    /// <param name="now">The time of the look.</param>
    /// <param name="limit">At most so many.</param>
    public static List<(long Place, Job Job)> Page(
        SqliteConnection connection, Membership membership, string? status, long? before, DateTimeOffset now, int limit)
    {
        var rows = connection
            .Prepared(
                """
                SELECT seq, doc FROM cleanrooms_jobs
                WHERE collaboration = ?1 AND (membership = ?2 OR receiver = ?3 OR payer = ?3)
                  AND (?4 IS NULL OR status = ?4) AND seq < ?5 AND visible <= ?6
                ORDER BY seq DESC LIMIT ?7
                """)
            .Bind(1, membership.CollaborationId)
            .Bind(2, membership.Id)
            .Bind(3, membership.AccountId)
            .Bind(4, status)
            .Bind(5, before ?? long.MaxValue)
            .Bind(6, now.UtcTicks)
            .Bind(7, limit);
        var page = new List<(long, Job)>();
        while (rows.Step())
        {
            page.Add((rows.Number(0), Read(rows.Text(1))));
        }

        return page;
    }

    /// <summary>Adds events to be sent.</summary>
    public static void Insert(SqliteConnection connection, IEnumerable<OutgoingEvent> events)
    {
        foreach (var item in events)
        {
            connection.Prepared("INSERT INTO cleanrooms_events (due, doc) VALUES (?1, ?2)")
                .Bind(1, item.Due.UtcTicks)
                .Bind(2, JsonSerializer.Serialize(item, SceneJson.Default.OutgoingEvent))
                .Run();
        }
    }

    /// <summary>Events that are due, oldest first.</summary>
    public static List<(long Place, OutgoingEvent Event)> DueEvents(SqliteConnection connection, DateTimeOffset now)
    {
        var rows = connection
            .Prepared("SELECT seq, doc FROM cleanrooms_events WHERE due <= ?1 ORDER BY due, seq LIMIT 100")
            .Bind(1, now.UtcTicks);
        var events = new List<(long, OutgoingEvent)>();
        while (rows.Step())
        {
            events.Add((rows.Number(0), JsonSerializer.Deserialize(rows.Text(1), SceneJson.Default.OutgoingEvent)!));
        }

        return events;
    }

    /// <summary>Forgets an event that was sent.</summary>
    public static void DeleteEvent(SqliteConnection connection, long place) =>
        connection.Prepared("DELETE FROM cleanrooms_events WHERE seq = ?1").Bind(1, place).Run();

    private static List<Job> ReadAll(Statement rows)
    {
        var jobs = new List<Job>();
        while (rows.Step())
        {
            jobs.Add(Read(rows.Text(0)));
        }

        return jobs;
    }

    private static string Write(Job job) => JsonSerializer.Serialize(job, SceneJson.Default.Job);

    private static Job Read(string doc) => JsonSerializer.Deserialize(doc, SceneJson.Default.Job)!;
}
