using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.Lambda.Events;

/// <summary>The queue of asynchronous invocations, and the dead letters, as rows.</summary>
internal sealed class EventStore(LocalStore store, TimeProvider clock)
{
    /// <summary>An event was accepted.</summary>
    public event Action? Accepted;

    /// <summary>Keeps an event; when this returns it survives a crash.</summary>
    public async Task AcceptAsync(
        string id,
        string function,
        ReadOnlyMemory<byte> payload,
        CancellationToken cancellationToken)
    {
        var now = Now();
        await store.WriteAsync(connection => Insert(connection, id, function, payload.Span, now), cancellationToken);
        Accepted?.Invoke();
    }

    /// <summary>What is due, oldest first, except what is being served; and when the next is due if it is not yet.</summary>
    public (IReadOnlyList<QueuedEvent> Due, DateTimeOffset? Next) Due(IReadOnlySet<string> serving, int limit) =>
        store.Read(connection =>
        {
            var now = Now();
            var due = new List<QueuedEvent>();
            var rows = connection.Prepared(
                "SELECT id, function, payload, accepted_at, attempts, delays, due_at FROM lambda_events ORDER BY due_at, seq");
            while (due.Count < limit && rows.Step())
            {
                if (rows.Number(6) > now)
                {
                    var next = DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(6));
                    rows.Reset();
                    return (due, (DateTimeOffset?)next);
                }

                if (!serving.Contains(rows.Text(0)))
                {
                    due.Add(new QueuedEvent(
                        rows.Text(0),
                        rows.Text(1),
                        rows.Bytes(2).ToArray(),
                        DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(3)),
                        (int)rows.Number(4),
                        (int)rows.Number(5)));
                }
            }

            rows.Reset();
            return (due, null);
        });

    public Task DoneAsync(string id) => store.WriteAsync(connection => Delete(connection, id), CancellationToken.None);

    public Task AgainAsync(string id, TimeSpan delay, bool costsAttempt)
    {
        var due = Now() + (long)delay.TotalMilliseconds;
        return store.WriteAsync(
            connection =>
            {
                connection.Prepared(costsAttempt
                    ? "UPDATE lambda_events SET due_at = ?1, attempts = attempts + 1 WHERE id = ?2"
                    : "UPDATE lambda_events SET due_at = ?1, delays = delays + 1 WHERE id = ?2")
                    .Bind(1, due)
                    .Bind(2, id)
                    .Run();
            },
            CancellationToken.None);
    }

    /// <summary>Puts an event's record where a function of ours will be invoked with it, in the same commit.</summary>
    public async Task HandOnAsync(string id, string newId, string function, ReadOnlyMemory<byte> record)
    {
        var now = Now();
        await store.WriteAsync(
            connection =>
            {
                Delete(connection, id);
                Insert(connection, newId, function, record.Span, now);
            },
            CancellationToken.None);
        Accepted?.Invoke();
    }

    /// <summary>Puts an event's record among the dead letters, in the same commit.</summary>
    public Task BuryAsync(QueuedEvent item, string destination, ReadOnlyMemory<byte> record)
    {
        var now = Now();
        return store.WriteAsync(
            connection =>
            {
                Delete(connection, item.Id);
                connection.Prepared(
                    "INSERT INTO lambda_dead_letters (id, function, destination, record, failed_at) VALUES (?1, ?2, ?3, ?4, ?5)")
                    .Bind(1, item.Id)
                    .Bind(2, item.Function)
                    .Bind(3, destination)
                    .BindUtf8(4, record.Span)
                    .Bind(5, now)
                    .Run();
            },
            CancellationToken.None);
    }

    public IReadOnlyList<DeadLetter> DeadLetters() => store.Read(connection =>
    {
        var letters = new List<DeadLetter>();
        var rows = connection.Prepared(
            "SELECT id, function, destination, record, failed_at FROM lambda_dead_letters ORDER BY seq");
        while (rows.Step())
        {
            letters.Add(new DeadLetter(
                rows.Text(0),
                rows.Text(1),
                rows.Text(2),
                rows.Text(3),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(4))));
        }

        return letters;
    });

    private static void Insert(SqliteConnection connection, string id, string function, ReadOnlySpan<byte> payload, long now) =>
        connection.Prepared(
            "INSERT INTO lambda_events (id, function, payload, accepted_at, due_at) VALUES (?1, ?2, ?3, ?4, ?4)")
            .Bind(1, id)
            .Bind(2, function)
            .Bind(3, payload)
            .Bind(4, now)
            .Run();

    private static void Delete(SqliteConnection connection, string id) =>
        connection.Prepared("DELETE FROM lambda_events WHERE id = ?1").Bind(1, id).Run();

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
