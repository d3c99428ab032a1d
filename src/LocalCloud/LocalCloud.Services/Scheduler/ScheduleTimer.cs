using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using LocalCloud.Services.EventBridge.Delivery;
using LocalCloud.Store;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Scheduler;

/// <summary>Invokes schedules: the delivery and the next time are one commit.</summary>
internal sealed class ScheduleTimer(
    LocalStore store, DeliveryBell bell, TimeProvider clock, IIdSource ids, CloudSettings settings, EventFaults faults, ILogger<ScheduleTimer> log)
    : DueLoop(clock, log)
{
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    /// <summary>A planned time as a row holds it, moved by chance within the flexible window.</summary>
    public ScheduleRow Plan(ScheduleRow row, ScheduleDefinition definition, DateTimeOffset? planned)
    {
        var share = Convert.ToInt32(ids.NewHex(4), 16) / (double)0x10000;
        return row with { PlannedAt = planned, DueAt = planned + (definition.Window * share) };
    }

    protected override async Task<DateTimeOffset?> RunDueAsync(CancellationToken stopping)
    {
        foreach (var row in store.Read(connection => ScheduleRows.Due(connection, Clock.GetUtcNow())))
        {
            await InvokeAsync(row, stopping).ConfigureAwait(false);
        }

        return store.Read(ScheduleRows.NextDue);
    }

    private async Task InvokeAsync(ScheduleRow row, CancellationToken stopping)
    {
        var definition = ScheduleDefinition.Read(JsonElement.Parse(row.Definition));
        var planned = row.PlannedAt!.Value;

        // What was missed while the cloud was down is invoked once, not once for each time.
        var next = definition.Next(planned < _started ? _started : planned, row.CreatedAt);
        var deliveries = Deliveries(row, definition, planned);
        await store.WriteAsync(
            connection =>
            {
                // It may have been updated or deleted since it was read.
                if (ScheduleRows.Find(connection, row.Group, row.Name) != row)
                {
                    return;
                }

                deliveries.ForEach(d => d.Insert(connection));
                if (next is null && definition.IsDeletedAfterCompletion)
                {
                    ScheduleRows.Delete(connection, row.Group, row.Name);
                }
                else
                {
                    ScheduleRows.Put(connection, Plan(row, definition, next));
                }
            },
            stopping).ConfigureAwait(false);
        bell.Ring();
    }

    // One; none, two or a late one where a fault was arranged.
    private List<DueDelivery> Deliveries(ScheduleRow row, ScheduleDefinition definition, DateTimeOffset planned)
    {
        var fault = faults.Take(EventFault.OfSchedules, $"{row.Group}/{row.Name}");
        var count = fault?.Kind switch
        {
            EventFaultKind.Lost => 0,
            EventFaultKind.Doubled => 2,
            _ => 1,
        };
        return
        [
            .. Enumerable.Range(0, count)
                .Select(_ => Delivery(row, definition, planned))
                .Select(d => d with { DueAt = d.DueAt + (fault?.Delay ?? TimeSpan.Zero) }),
        ];
    }

    private DueDelivery Delivery(ScheduleRow row, ScheduleDefinition definition, DateTimeOffset planned)
    {
        var now = Clock.GetUtcNow();
        var arn = SchedulerOperations.ArnOf(settings, row.Group, row.Name);
        var id = ids.NewUuid();
        return new DueDelivery
        {
            SourceArn = arn,
            TargetArn = definition.TargetArn,
            RoleArn = definition.RoleArn,
            Dedup = Dedup.Name(id, arn, "schedule"),
            Input = Input(definition, arn, planned, now),
            IsScheduled = true,
            DeadLetters = definition.DeadLetters,
            MaxRetries = definition.MaxRetries,
            ExpiresAt = now + TimeSpan.FromSeconds(definition.MaxAge),
            DueAt = now,
        };
    }

    // The attributes that differ from attempt to attempt are filled in at the attempt.
    private static string Input(ScheduleDefinition definition, string arn, DateTimeOffset planned, DateTimeOffset now)
    {
        var time = planned.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var input = (definition.Input ?? "{}")
            .Replace("<aws.scheduler.schedule-arn>", arn, StringComparison.Ordinal)
            .Replace("<aws.scheduler.scheduled-time>", time, StringComparison.Ordinal);
        return definition.Event is not { } told
            ? input
            : new JsonObject
            {
                ["source"] = told.Source,
                ["detail-type"] = told.DetailType,
                ["resources"] = new JsonArray(arn),
                ["time"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["detail"] = JsonNode.Parse(input),
            }.ToJsonString();
    }
}
