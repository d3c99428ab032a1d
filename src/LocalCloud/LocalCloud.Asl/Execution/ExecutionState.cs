using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Execution;

/// <summary>
/// All there is to know about an execution between two turns: where it stands, what it waits for, its variables and counters.
/// Immutable. Stored beside the history, it is enough to go on after a kill.
/// </summary>
public sealed class ExecutionState
{
    internal ExecutionState()
    {
    }

    /// <summary>What does not change.</summary>
    public required ExecutionInfo Info { get; init; }

    /// <summary>The execution's input.</summary>
    public required JsonValue Input { get; init; }

    /// <summary>How it stands.</summary>
    public ExecutionStatus Status { get; internal init; }

    /// <summary>The output of one that succeeded.</summary>
    public JsonValue? Output { get; internal init; }

    /// <summary>The error of one that failed or was stopped with one.</summary>
    public string? Error { get; internal init; }

    /// <summary>The cause of one that failed or was stopped with one.</summary>
    public string? Cause { get; internal init; }

    /// <summary>The id of the last history event, which is also their number.</summary>
    public long LastEventId { get; internal init; }

    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; internal init; }

    /// <summary>When it was redriven last.</summary>
    public DateTimeOffset? RedriveTime { get; internal init; }

    /// <summary>Whether it waits for <see cref="Signal.Continue"/>.</summary>
    public bool IsYielding => Status == ExecutionStatus.Running && Frames.Any(frame => frame.IsReady);

    /// <summary>The tasks that wait for an answer.</summary>
    public IEnumerable<long> PendingTasks => Frames.Where(frame => frame.Task is not null).Select(frame => frame.Task!.Id);

    internal IReadOnlyList<Frame> Frames { get; init; } = [];

    internal int NextFrameId { get; init; }

    internal long NextTimerId { get; init; }

    /// <summary>The machine's TimeoutSeconds.</summary>
    internal Alarm? Timeout { get; init; }

    /// <summary>Whether a task waits for its answer: a token for another one is out of date.</summary>
    /// <param name="taskId">The task.</param>
    public bool IsPending(long taskId) => PendingTasks.Contains(taskId);

    /// <summary>The state as bytes, to be read by <see cref="Deserialize"/> of this version or a later one.</summary>
    public byte[] Serialize() => StateWriter.Write(this);

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="machine">The machine that the execution runs.</param>
    /// <exception cref="InvalidDataException">Of a later version, not such bytes, or of another machine.</exception>
    public static ExecutionState Deserialize(ReadOnlySpan<byte> bytes, StateMachine machine) =>
        StateLoader.Read(bytes, machine);
}
