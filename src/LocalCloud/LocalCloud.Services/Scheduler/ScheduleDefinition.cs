using System.Globalization;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge.Delivery;
using LocalCloud.Services.Scheduler.Expressions;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.Scheduler;

/// <summary>A schedule as CreateSchedule or UpdateSchedule described it.</summary>
internal sealed record ScheduleDefinition
{
    public const string Enabled = "ENABLED";

    private const int MostInput = 256 * 1024;

    public required string Expression { get; init; }

    public required ScheduleExpression When { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    /// <summary>Zero if the flexible window is off.</summary>
    public TimeSpan Window { get; init; }

    public string State { get; init; } = Enabled;

    public bool IsDeletedAfterCompletion { get; init; }

    public required string TargetArn { get; init; }

    public required string RoleArn { get; init; }

    public string? Input { get; init; }

    /// <summary>EventBridgeParameters, where the target is a bus.</summary>
    public (string Source, string DetailType)? Event { get; init; }

    public string? DeadLetters { get; init; }

    public int MaxRetries { get; init; } = DueDelivery.DefaultRetries;

    public int MaxAge { get; init; } = DueDelivery.DefaultAge;

    /// <summary>The time after which occurrences count, and from which a rate counts.</summary>
    /// <param name="createdAt">When the schedule was made.</param>
    public DateTimeOffset Anchor(DateTimeOffset createdAt) => Start > createdAt ? Start.Value : createdAt;

    /// <summary>The first occurrence after a moment; null if there is none, or the schedule is off.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset createdAt) =>
        State == Enabled && When.Next(after, Anchor(createdAt), Zone) is { } next && !(next > End) ? next : null;

    /// <summary>Reads a request's body.</summary>
    /// <exception cref="AwsException">ValidationException, SerializationException.</exception>
    public static ScheduleDefinition Read(JsonElement body)
    {
        var text = body.Text("ScheduleExpression") ?? throw Missing("scheduleExpression");
        var target = body.Structure("Target") ?? throw Missing("target");
        var window = body.Structure("FlexibleTimeWindow") ?? throw Missing("flexibleTimeWindow");
        var retry = target.Structure("RetryPolicy");
        var parameters = target.Structure("EventBridgeParameters");
        var definition = new ScheduleDefinition
        {
            Expression = text,
            When = Parse(text),
            Zone = Zoned(body.Text("ScheduleExpressionTimezone") ?? "UTC"),
            Start = Time(body, "StartDate"),
            End = Time(body, "EndDate"),
            Window = Flexible(window),
            State = OneOf(body.Text("State") ?? Enabled, "state", Enabled, "DISABLED"),
            IsDeletedAfterCompletion = OneOf(body.Text("ActionAfterCompletion") ?? "NONE", "actionAfterCompletion", "NONE", "DELETE") == "DELETE",
            TargetArn = target.Text("Arn") ?? throw Missing("target.arn"),
            RoleArn = target.Text("RoleArn") ?? throw Missing("target.roleArn"),
            Input = target.Text("Input"),
            Event = parameters is { } p ? (p.Text("Source") ?? throw Missing("source"), p.Text("DetailType") ?? throw Missing("detailType")) : null,
            DeadLetters = target.Structure("DeadLetterConfig")?.Text("Arn"),
            MaxRetries = Bounded(retry?.Whole("MaximumRetryAttempts"), "maximumRetryAttempts", 0, DueDelivery.DefaultRetries),
            MaxAge = Bounded(retry?.Whole("MaximumEventAgeInSeconds"), "maximumEventAgeInSeconds", 60, DueDelivery.DefaultAge),
        };
        DemandTarget(definition);
        return definition;
    }

    public static AwsException Invalid(string message) => new("ValidationException", 400, message);

    /// <summary>A timestamp of a JSON body: epoch seconds, or ISO 8601 from a state machine; null if absent.</summary>
    /// <exception cref="AwsException">SerializationException.</exception>
    public static DateTimeOffset? Time(JsonElement body, string member)
    {
        if (!body.TryGetProperty(member, out var time) || time.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return time.ValueKind switch
        {
            JsonValueKind.Number when time.GetDouble() is > -6e10 and < 2e11 and var seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
            JsonValueKind.String when time.TryGetDateTimeOffset(out var at) => at,
            _ => throw new AwsException("SerializationException", 400, $"{member} is not a timestamp."),
        };
    }

    private static void DemandTarget(ScheduleDefinition definition)
    {
        if (!TargetCaller.Knows(definition.TargetArn))
        {
            throw Invalid($"Provided Arn is not in correct format, or the local cloud has no service for it: {definition.TargetArn}");
        }

        if (definition.Input?.Length > MostInput)
        {
            throw Invalid($"Target input must be at most {MostInput} characters.");
        }

        var needsJson = definition.TargetArn.Contains(":states:", StringComparison.Ordinal)
            || definition.TargetArn.Contains(":::aws-sdk:", StringComparison.Ordinal)
            || definition.Event is not null;
        if (needsJson && definition.Input is not null && !IsJson(definition.Input))
        {
            throw Invalid("Invalid RequestJson provided. Reason The input is not valid JSON");
        }

        if (definition.TargetArn.Contains(":events:", StringComparison.Ordinal) && definition.Event is null)
        {
            throw Invalid("EventBridgeParameters must be specified for an event bus target.");
        }
    }

    private static ScheduleExpression Parse(string text)
    {
        try
        {
            return ScheduleExpression.Parse(text);
        }
        catch (ScheduleExpressionException e)
        {
            throw Invalid(e.Message);
        }
    }

    private static TimeZoneInfo Zoned(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw Invalid($"The Timezone {name} specified is invalid.");

    private static TimeSpan Flexible(JsonElement window) =>
        OneOf(window.Text("Mode") ?? throw Missing("flexibleTimeWindow.mode"), "flexibleTimeWindow.mode", "OFF", "FLEXIBLE") == "OFF"
            ? TimeSpan.Zero
            : TimeSpan.FromMinutes(window.Whole("MaximumWindowInMinutes") is >= 1 and <= 1440 and var minutes
                ? minutes
                : throw Invalid("MaximumWindowInMinutes must be between 1 and 1440 where the Mode is FLEXIBLE."));

    private static int Bounded(long? value, string member, int least, int most) => value is null ? most
        : value >= least && value <= most ? (int)value
        : throw Invalid(string.Create(
            CultureInfo.InvariantCulture,
            $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must be between {least} and {most}"));

    private static string OneOf(string value, string member, params string[] allowed) => allowed.Contains(value)
        ? value
        : throw Invalid($"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", allowed)}]");

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static AwsException Missing(string member) =>
        Invalid($"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null");
}
