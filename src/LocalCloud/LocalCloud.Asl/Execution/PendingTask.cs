using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Execution;

/// <summary>A task that was scheduled and not answered.</summary>
internal sealed record PendingTask
{
    /// <summary>The id of its Scheduled event.</summary>
    public required long Id { get; init; }

    /// <summary>What it was called with, so that it can be called again after a kill.</summary>
    public required JsonValue Parameters { get; init; }

    public JsonValue? Credentials { get; init; }

    public bool IsStarted { get; init; }

    public bool IsSubmitted { get; init; }

    public long? TimeoutSeconds { get; init; }

    public long? HeartbeatSeconds { get; init; }

    /// <summary>Fires as States.Timeout.</summary>
    public Alarm? Timeout { get; init; }

    /// <summary>Fires as States.HeartbeatTimeout.</summary>
    public Alarm? Heartbeat { get; init; }
}
