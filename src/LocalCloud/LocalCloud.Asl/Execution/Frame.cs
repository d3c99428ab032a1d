using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Execution;

/// <summary>
/// One path of an execution: the machine's own, a branch's, an iteration's. A turn works on copies; what an
/// <see cref="ExecutionState"/> holds is not written to.
/// </summary>
internal sealed class Frame
{
    /// <summary>The parent of the machine's own frame.</summary>
    public const int NoParent = -1;

    /// <summary>Counts from 0 as frames are made.</summary>
    public required int Id { get; init; }

    /// <summary>The frame whose state this one works for.</summary>
    public required int ParentId { get; init; }

    /// <summary>The branch's or item's index.</summary>
    public int Index { get; init; }

    /// <summary>The item, for <c>$$.Map.Item</c>; inherited by what runs inside.</summary>
    public MapItem? Item { get; init; }

    /// <summary>Where it stands.</summary>
    public required State State { get; set; }

    /// <summary>The state's raw input.</summary>
    public required JsonValue Input { get; set; }

    /// <summary>The variables it sees: its own and those it was started with.</summary>
    public required JsonObject Variables { get; set; }

    /// <summary>What it does next or waits for.</summary>
    public FramePhase Phase { get; set; }

    /// <summary>The last event on this path.</summary>
    public long Previous { get; set; }

    /// <summary>The event before the state was entered.</summary>
    public long BeforeEntered { get; set; }

    /// <summary>The …StateEntered event.</summary>
    public long EnteredId { get; set; }

    /// <summary>When the state was entered.</summary>
    public DateTimeOffset EnteredTime { get; set; }

    /// <summary>Retries of the state so far, by whatever retrier.</summary>
    public int RetryCount { get; set; }

    /// <summary>Retries by each retrier; null is none.</summary>
    public int[]? Counters { get; set; }

    /// <summary>The timer of Wait and Retry.</summary>
    public Alarm? Alarm { get; set; }

    /// <summary>The task it waits for.</summary>
    public PendingTask? Task { get; set; }

    /// <summary>The branches or iterations it waits for.</summary>
    public Children? Children { get; set; }

    /// <summary>The Map run it waits for.</summary>
    public PendingMapRun? MapRun { get; set; }

    /// <summary>Whether it has something to do now.</summary>
    public bool IsReady => Phase is FramePhase.Enter or FramePhase.Execute or FramePhase.Join;

    /// <summary>A copy that can be written to.</summary>
    public Frame Copy()
    {
        var copy = (Frame)MemberwiseClone();
        copy.Counters = (int[]?)Counters?.Clone();
        copy.Children = Children?.Copy();
        return copy;
    }
}
