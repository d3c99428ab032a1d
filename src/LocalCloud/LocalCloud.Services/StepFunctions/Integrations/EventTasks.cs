using System.Globalization;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary><c>events:putEvents</c>, with or without a token.</summary>
internal sealed class EventTasks(IEventBus bus, IIdSource ids, TaskRole role) : IIntegration
{
    private const int MostEntries = 10;

    public bool Supports(TaskResource resource) => resource is
    {
        Service: "events", Api: "putEvents", Pattern: IntegrationPattern.RequestResponse or IntegrationPattern.WaitForTaskToken
    };

    public async Task<TaskAnswer> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        if ((call.Parameters as JsonObject)?["Entries"] is not JsonArray entries)
        {
            return SdkAnswer.Missing("Entries", call);
        }

        var requestId = ids.NewUuid();
        if (entries.Items.Count is 0 or > MostEntries)
        {
            return SdkAnswer.FailedOptimized(
                "EventBridge",
                "AmazonCloudWatchEvents",
                new AwsException(
                    "ValidationException",
                    400,
                    $"1 validation error detected: Value '{entries.Items.Count} entries' at 'entries' failed to satisfy constraint: Member must have length between 1 and {MostEntries}"),
                requestId);
        }

        var events = new List<BusEvent>();
        foreach (var entry in entries.Items)
        {
            if (Read(entry as JsonObject ?? JsonObject.Empty, call, events.Count) is not { } read)
            {
                return Rejected(entry);
            }

            events.Add(read);
        }

        try
        {
            foreach (var name in events.Select(e => e.Bus).Distinct(StringComparer.Ordinal))
            {
                role.Demand(call, "events:PutEvents", role.Arn("events", $"event-bus/{name[(name.LastIndexOf('/') + 1)..]}"));
            }

            await bus.PutAsync(events, cancellationToken);
        }
        catch (AwsException e)
        {
            return SdkAnswer.FailedOptimized("EventBridge", "AmazonCloudWatchEvents", e, requestId);
        }

        return new TaskAnswer.Done(SdkAnswer.WithMetadata(
            new JsonObjectBuilder()
                .Set("Entries", new JsonArray([.. events.Select(e => new JsonObjectBuilder().Set("EventId", e.Id!).Build())]))
                .Set("FailedEntryCount", JsonValue.Of(0)),
            requestId));
    }

    private static BusEvent? Read(JsonObject entry, TaskCall call, int index)
    {
        var detail = entry["Detail"] switch
        {
            JsonString text => text.Value,
            JsonObject structure => structure.ToCompactText(),
            _ => null,
        };
        if (SdkAnswer.Text(entry, "Source") is not { Length: > 0 } source
            || SdkAnswer.Text(entry, "DetailType") is not { Length: > 0 } type
            || detail is null)
        {
            return null;
        }

        var resources = entry["Resources"] is JsonArray given ? given.Items.OfType<JsonString>().Select(item => item.Value) : [];
        return new BusEvent
        {
            Source = source,
            DetailType = type,
            Detail = detail,
            Resources = [.. resources, call.Execution.Arn, call.Execution.StateMachineArn],
            Bus = SdkAnswer.Text(entry, "EventBusName") ?? "default",
            Time = SdkAnswer.Text(entry, "Time") is { } time
                && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
                    ? parsed
                    : null,
            Id = TaskUuid.Of($"{call.Identity}|{index}"),
        };
    }

    private static TaskAnswer.Failed Rejected(JsonValue entry) => new(
        "EventBridge.FailedEntry",
        $$"""{"Entries":[{"ErrorCode":"InvalidArgument","ErrorMessage":"Parameter Source, DetailType or Detail is not valid."}],"FailedEntryCount":1,"Entry":{{entry.ToCompactText()}}}""");
}
