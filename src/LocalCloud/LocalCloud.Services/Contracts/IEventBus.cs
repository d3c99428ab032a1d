namespace LocalCloud.Services.Contracts;

/// <summary>EventBridge as the other services see it.</summary>
public interface IEventBus
{
    /// <summary>Accepts events; when this returns they survive a crash and will be matched against the bus's rules.</summary>
    Task PutAsync(IReadOnlyList<BusEvent> events, CancellationToken cancellationToken);
}

/// <summary>An event on its way to a bus.</summary>
public sealed record BusEvent
{
    /// <summary>For example <c>aws.cleanrooms</c>.</summary>
    public required string Source { get; init; }

    /// <summary>For example <c>Protected Job Succeeded</c>.</summary>
    public required string DetailType { get; init; }

    /// <summary>A JSON object, as text.</summary>
    public required string Detail { get; init; }

    /// <summary>ARNs the event is about.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The bus's name.</summary>
    public string Bus { get; init; } = "default";

    /// <summary>When it happened; null for now.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The event's id; null for a new one. A given id makes putting it again after a crash harmless.</summary>
    public string? Id { get; init; }
}
