using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge.Delivery;
using LocalCloud.Services.EventBridge.Rules;
using LocalCloud.Services.Scheduler.Expressions;
using LocalCloud.Store;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.EventBridge;

/// <summary>Fires scheduled rules.</summary>
internal sealed class RuleTimer(LocalStore store, RuleBook rules, EventBus bus, TimeProvider clock, ILogger<RuleTimer> log)
    : DueLoop(clock, log)
{
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    /// <summary>When a rule of that expression is due for the first time; null if never.</summary>
    public static DateTimeOffset? First(string? schedule, DateTimeOffset now) =>
        schedule is null ? null : ScheduleExpression.Parse(schedule).Next(now, now, TimeZoneInfo.Utc);

    protected override async Task<DateTimeOffset?> RunDueAsync(CancellationToken stopping)
    {
        foreach (var (busName, name, due) in store.Read(connection => RuleRows.Due(connection, Clock.GetUtcNow())))
        {
            if (rules.Find(busName, name) is not { Schedule: { } schedule } rule)
            {
                await store.WriteAsync(c => RuleRows.SetDue(c, busName, name, null), stopping).ConfigureAwait(false);
                continue;
            }

            // What was missed while the cloud was down fires once, not once for each time.
            var next = ScheduleExpression.Parse(schedule).Next(due < _started ? _started : due, due, TimeZoneInfo.Utc);
            var @event = new BusEvent
            {
                Source = "aws.events",
                DetailType = "Scheduled Event",
                Detail = "{}",
                Resources = [rule.Arn],
                Time = due,
            };
            await bus.FireAsync(
                rule.IsEnabled ? rule : rule with { Targets = [] },
                @event,
                connection => RuleRows.SetDue(connection, busName, name, next),
                stopping).ConfigureAwait(false);
        }

        // What is due already is found at once.
        return store.Read(RuleRows.NextDue);
    }
}
