using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge.Delivery;
using LocalCloud.Services.EventBridge.Rules;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.EventBridge;

/// <summary>Accepts events: matches them, and commits what they must be delivered to, in one transaction.</summary>
internal sealed class EventBus(
    LocalStore store, RuleBook rules, IIdSource ids, TimeProvider clock, CloudSettings settings, EventFaults faults, DeliveryBell bell)
    : IEventBus
{
    private static readonly TimeSpan s_idsKept = TimeSpan.FromDays(1);

    public Task PutAsync(IReadOnlyList<BusEvent> events, CancellationToken cancellationToken) =>
        AcceptAsync(events, isForwarded: false, cancellationToken);

    /// <summary>Accepts an event that another bus passed on; it is not passed on again.</summary>
    public Task ForwardAsync(BusEvent @event, CancellationToken cancellationToken) =>
        AcceptAsync([@event], isForwarded: true, cancellationToken);

    /// <summary>Delivers an event to the targets of one rule, whatever its pattern.</summary>
    public Task FireAsync(Rule rule, BusEvent @event, Action<SqliteConnection> also, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var envelope = Envelope(@event, @event.Id ?? ids.NewUuid(), now);
        return CommitAsync(
            connection =>
            {
                Deliver(connection, rule, envelope, now, now, isForwarded: false);
                also(connection);
            },
            cancellationToken);
    }

    private Task AcceptAsync(IReadOnlyList<BusEvent> events, bool isForwarded, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var accepted = events.SelectMany(Meet).ToList();
        return CommitAsync(
            connection =>
            {
                foreach (var (@event, id, fault) in accepted)
                {
                    if (fault is { Kind: EventFaultKind.Lost } || (@event.Id is not null && !IsNew(connection, $"{@event.Bus}/{id}", now)))
                    {
                        continue;
                    }

                    var envelope = Envelope(fault is { Kind: EventFaultKind.Empty } ? @event with { Detail = "{}", Resources = [] } : @event, id, now);
                    var times = fault is { Kind: EventFaultKind.Doubled } ? 2 : 1;
                    foreach (var rule in rules.Rules.Where(r =>
                        r.Bus == @event.Bus && r.IsEnabled && r.Pattern?.Matches(envelope) == true))
                    {
                        for (var i = 0; i < times; i++)
                        {
                            Deliver(connection, rule, envelope, now, now + (fault?.Delay ?? TimeSpan.Zero), isForwarded);
                        }
                    }
                }

                connection.Prepared("DELETE FROM event_ids WHERE accepted_at < ?1")
                    .Bind(1, (now - s_idsKept).ToUnixTimeMilliseconds()).Run();
            },
            cancellationToken);
    }

    // What becomes of an event: itself with its fault, and perhaps a stranger after it.
    private IEnumerable<(BusEvent Event, string Id, EventFault? Fault)> Meet(BusEvent @event)
    {
        var fault = faults.Take(@event.Source, @event.DetailType);
        yield return (@event, @event.Id ?? ids.NewUuid(), fault);
        if (fault is { Kind: EventFaultKind.Foreign })
        {
            yield return (Strangers.Of(@event, ids), ids.NewUuid(), fault);
        }
    }

    private async Task CommitAsync(Action<SqliteConnection> work, CancellationToken cancellationToken)
    {
        await store.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        bell.Ring();
    }

    private static bool IsNew(SqliteConnection connection, string id, DateTimeOffset now) =>
        connection.Prepared("INSERT INTO event_ids (id, accepted_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
            .Bind(1, id).Bind(2, now.ToUnixTimeMilliseconds()).Run() > 0;

    private static void Deliver(
        SqliteConnection connection, Rule rule, JsonElement envelope, DateTimeOffset now, DateTimeOffset due, bool isForwarded)
    {
        foreach (var target in rule.Targets)
        {
            var toBus = target.Arn.Split(':') is [_, _, "events", ..];
            if (toBus && isForwarded)
            {
                continue;
            }

            new DueDelivery
            {
                SourceArn = rule.Arn,
                TargetArn = target.Arn,
                RoleArn = target.RoleArn ?? rule.RoleArn,
                Dedup = Dedup.Name(envelope.GetProperty("id").GetString()!, rule.Arn, target.Id),
                Input = toBus ? envelope.GetRawText() : target.Render(envelope, rule.Arn, rule.Name, Time(now)),
                DeadLetters = target.DeadLetters,
                MaxRetries = target.MaxRetries,
                ExpiresAt = now + TimeSpan.FromSeconds(target.MaxAge),
                DueAt = due,
            }.Insert(connection);
        }
    }

    private JsonElement Envelope(BusEvent @event, string id, DateTimeOffset now) => JsonElement.Parse(new JsonObject
    {
        ["version"] = "0",
        ["id"] = id,
        ["detail-type"] = @event.DetailType,
        ["source"] = @event.Source,
        ["account"] = settings.AccountId,
        ["time"] = Time(@event.Time ?? now),
        ["region"] = settings.Region,
        ["resources"] = new JsonArray([.. @event.Resources.Select(r => (JsonNode)r)]),
        ["detail"] = JsonNode.Parse(@event.Detail),
    }.ToJsonString());

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
