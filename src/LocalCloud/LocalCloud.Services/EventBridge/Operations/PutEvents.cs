using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge.Rules;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.EventBridge.Operations;

/// <summary>PutEvents: entries that are no events fail alone, the others are accepted.</summary>
internal sealed class PutEvents(EventBus bus, RuleBook rules, IAuthorizer authorizer, IIdSource ids, CloudSettings settings)
{
    private const int MostEntries = 10;
    private const int LargestEntry = 1024 * 1024;

    // The envelope is a level more, and readers stop at 64.
    private static readonly JsonDocumentOptions s_detail = new() { MaxDepth = 60, AllowDuplicateProperties = false };

    public async Task<JsonObject> RunAsync(JsonElement input, Caller caller, CancellationToken cancellationToken)
    {
        var entries = input.Structures("Entries")
            ?? throw Inputs.Validation("Value null at 'entries' failed to satisfy constraint: Member must not be null");
        if (entries.Count is 0 or > MostEntries)
        {
            throw Inputs.Validation(
                "Value at 'entries' failed to satisfy constraint: Member must have length "
                + (entries.Count == 0 ? "greater than or equal to 1" : $"less than or equal to {MostEntries}"));
        }

        if (entries.Sum(e => (long)Size(e)) > LargestEntry)
        {
            throw new AwsException("ValidationException", 400, "Total size of the entries in the request is over the limit.");
        }

        foreach (var name in entries.Select(Inputs.Bus).Distinct())
        {
            authorizer.Demand(caller, "events:PutEvents", $"arn:aws:events:{settings.Region}:{settings.AccountId}:event-bus/{name}");
        }

        var accepted = new List<BusEvent>();
        var answers = new JsonArray();
        var failed = 0;
        foreach (var entry in entries)
        {
            if (Fault(entry, rules) is { } fault)
            {
                failed++;
                answers.Add(new JsonObject { ["ErrorCode"] = fault.Code, ["ErrorMessage"] = fault.Message });
                continue;
            }

            var @event = Read(entry, ids.NewUuid());
            accepted.Add(@event);
            answers.Add(new JsonObject { ["EventId"] = @event.Id });
        }

        await bus.PutAsync(accepted, cancellationToken).ConfigureAwait(false);
        return new JsonObject { ["FailedEntryCount"] = failed, ["Entries"] = answers };
    }

    /// <summary>An entry's size as AWS counts it: 14 bytes for a time, and the UTF-8 of the texts.</summary>
    internal static int Size(JsonElement entry) =>
        (entry.TryGetProperty("Time", out _) ? 14 : 0)
        + Bytes(entry.Text("Source"))
        + Bytes(entry.Text("DetailType"))
        + Bytes(entry.Text("Detail"))
        + (entry.Texts("Resources") ?? []).Sum(Bytes);

    private static (string Code, string Message)? Fault(JsonElement entry, RuleBook rules)
    {
        var source = entry.Text("Source");
        return Required("Source", source)
            ?? Required("DetailType", entry.Text("DetailType"))
            ?? Required("Detail", entry.Text("Detail"))
            ?? (source!.StartsWith("aws.", StringComparison.Ordinal)
                ? ("NotAuthorizedForSourceException", "Not authorized for the source.")
                : !IsObject(entry.Text("Detail")!) ? ("MalformedDetail", "Detail is malformed.")
                : !rules.HasBus(Inputs.Bus(entry)) ? ("ResourceNotFoundException", $"Event bus {Inputs.Bus(entry)} does not exist.")
                : null);
    }

    private static (string, string)? Required(string name, string? value) =>
        string.IsNullOrEmpty(value)
            ? ("InvalidArgument", $"Parameter {name} is not valid. Reason: {name} is a required argument.")
            : null;

    private static BusEvent Read(JsonElement entry, string id) => new()
    {
        Id = id,
        Source = entry.Text("Source")!,
        DetailType = entry.Text("DetailType")!,
        Detail = entry.Text("Detail")!,
        Resources = entry.Texts("Resources") ?? [],
        Bus = Inputs.Bus(entry),
        Time = Time(entry),
    };

    private static DateTimeOffset? Time(JsonElement entry)
    {
        // awsJson sends epoch seconds; a state machine sends ISO 8601.
        if (!entry.TryGetProperty("Time", out var time))
        {
            return null;
        }

        return time.ValueKind switch
        {
            JsonValueKind.Number when time.GetDouble() is > -6e10 and < 2e11 and var seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
            JsonValueKind.String when time.TryGetDateTimeOffset(out var at) => at,
            JsonValueKind.Null => null,
            _ => throw new AwsException("SerializationException", 400, "Time is not a timestamp."),
        };
    }

    private static bool IsObject(string detail)
    {
        try
        {
            // Half a character or too deep a nesting would come to light in the middle of matching; here is the place.
            JsonBody.DemandWholeCharacters(Encoding.UTF8.GetBytes(detail));
            return JsonElement.Parse(detail, s_detail).ValueKind == JsonValueKind.Object;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
