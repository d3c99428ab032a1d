using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Execution;

/// <summary>
/// All there is to know about an execution between two turns: where it stands, what it waits for, its variables and counters.
/// Immutable. Stored beside the history, it is enough to go on after a kill.
/// </summary>
public sealed class ExecutionState
{
    internal ExecutionState(ExecutionInfo info, JsonValue input)
    {
        Info = info;
        Input = input;
    }

    /// <summary>What does not change.</summary>
    public ExecutionInfo Info { get; }

    /// <summary>The execution's input.</summary>
    public JsonValue Input { get; }

    /// <summary>How it stands.</summary>
    public ExecutionStatus Status { get; internal init; }

    /// <summary>The id of the last history event, which is also their number.</summary>
    public long LastEventId { get; internal init; }

    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; internal init; }
}
