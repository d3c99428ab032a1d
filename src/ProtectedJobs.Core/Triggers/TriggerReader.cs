using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Triggers;

/// <summary>
/// Reads what StartRun is called with: <c>{schedule{arn, time} | event, rule, prefix, key, overlap, request}</c>. Schedules and rules
/// send it by their Input or InputTransformer.
/// </summary>
internal static class TriggerReader
{
    private const int LongestPrefix = 40;

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidRequest">It is not that; all faults at once.</exception>
    public static TriggerRequest Read(JsonElement input)
    {
        var faults = new List<Fault>();
        var request = FieldReader.Open(input, "", faults) is { } fields ? Read(fields, faults) : null;
        return faults.Count == 0 && request is not null
            ? request
            : throw new InvalidRequest(new RunRequestResult.Invalid(faults).ToString());
    }

    private static TriggerRequest? Read(FieldReader fields, List<Fault> faults)
    {
        var schedule = fields.Object("schedule");
        var given = fields.Value("event", "an EventBridge event");
        if (schedule is null == given is null)
        {
            fields.Add("$", "either schedule or event", schedule is null ? "neither" : "both");
        }

        var rule = fields.Text("rule", "the ARN of a rule", text => text.Length is > 0 and <= 1600);
        var prefix = fields.Text("prefix", "text of 1 to 64 characters", text => text.Length is > 0 and <= 64);
        var key = fields.Text("key", "text of at most 1024 characters", text => text.Length <= 1024) is { Length: > 0 } business ? business : null;
        var overlap = fields.Text("overlap", "queue, skip or cancel-previous", text => PolicyOf(text) is not null);
        var request = fields.Value("request", "a StartProtectedJob request", required: true);
        fields.RejectUnknown();
        var source = schedule is not null ? Schedule(schedule)
            : given is { } happened && FieldReader.Open(happened, "event", faults) is { } @event ? Event(@event, happened, rule)
            : null;
        return source is null || request is null || faults.Count > 0
            ? null
            : new TriggerRequest(source, Readable(prefix ?? LastOf(source.Series)), key, PolicyOf(overlap) ?? OverlapPolicy.Queue, request.Value);
    }

    private static TriggerSource? Schedule(FieldReader schedule)
    {
        var arn = schedule.Text("arn", "<aws.scheduler.schedule-arn>", text => text.Length is > 0 and <= 512, required: true);
        var time = schedule.Time("time", required: true);
        schedule.RejectUnknown();
        if (arn is null || time is not { } at)
        {
            return null;
        }

        var text = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var facts = new Dictionary<string, string> { ["arn"] = arn, ["time"] = text, ["date"] = text[..10] };
        return new TriggerSource(
            new Trigger("schedule", arn, at),
            arn,
            $"schedule\n{arn}\n{text}",
            JsonSerializer.SerializeToElement(facts, Json.CoreJson.Default.DictionaryStringString));
    }

    // The event is EventBridge's: what it has more than these is its own affair.
    private static TriggerSource? Event(FieldReader @event, JsonElement whole, string? rule)
    {
        var id = @event.Text("id", "the event's id", text => text.Length is > 0 and <= 512, required: true);
        var source = @event.Text("source", "the event's source", text => text.Length > 0, required: true);
        var time = @event.Time("time", required: true);
        return id is null || source is null || time is null
            ? null
            : new TriggerSource(new Trigger(source == "aws.s3" ? "s3" : "event", id, time), rule ?? source, $"event\n{id}\n{rule}", whole);
    }

    private static OverlapPolicy? PolicyOf(string? text) => text switch
    {
        "queue" => OverlapPolicy.Queue,
        "skip" => OverlapPolicy.Skip,
        "cancel-previous" => OverlapPolicy.CancelPrevious,
        _ => null,
    };

    private static string LastOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>What a name of an execution may consist of, as far as CloudWatch is content with it.</summary>
    private static string Readable(string text)
    {
        var kept = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        return kept.Length <= LongestPrefix ? kept : kept[..LongestPrefix];
    }
}
