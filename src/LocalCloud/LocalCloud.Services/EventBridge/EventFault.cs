using System.Text.Json.Serialization;

namespace LocalCloud.Services.EventBridge;

/// <summary>One arranged fault of events or of schedules.</summary>
public sealed record EventFault
{
    /// <summary>The source that schedules are known by here; their detail type is <c>{group}/{name}</c>.</summary>
    public const string OfSchedules = "aws.scheduler";

    /// <summary>What happens.</summary>
    public required EventFaultKind Kind { get; init; }

    /// <summary>Only to events of this source; null for any event. Schedules are meant only where this is <see cref="OfSchedules"/>.</summary>
    public string? Source { get; init; }

    /// <summary>Only to events of this detail type; null for any.</summary>
    public string? DetailType { get; init; }

    /// <summary>To so many events; null for one.</summary>
    public int? Count { get; init; }

    /// <summary>How late the delivery is, on the cloud's clock; goes with every kind.</summary>
    [JsonIgnore]
    public TimeSpan Delay { get; init; }

    /// <summary><see cref="Delay"/> as scenarios write it.</summary>
    [JsonPropertyName("delaySeconds")]
    public double DelaySeconds
    {
        get => Delay.TotalSeconds;
        init => Delay = TimeSpan.FromSeconds(value);
    }
}

/// <summary>How a delivery goes wrong.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventFaultKind>))]
public enum EventFaultKind
{
    /// <summary>Accepted and never delivered.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,

    /// <summary>Delivered twice: an event under one id, a schedule's invocation under two.</summary>
    [JsonStringEnumMemberName("doubled")]
    Doubled,

    /// <summary>Delivered after <see cref="EventFault.Delay"/>.</summary>
    [JsonStringEnumMemberName("late")]
    Late,

    /// <summary>Delivered with an empty detail and no resources.</summary>
    [JsonStringEnumMemberName("empty")]
    Empty,

    /// <summary>Delivered, and after it one like it that is about something else: every UUID in it is another.</summary>
    [JsonStringEnumMemberName("foreign")]
    Foreign,
}
