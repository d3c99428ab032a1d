using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Management;

/// <summary>All that was seen of a run at one moment.</summary>
/// <param name="Execution">Its execution.</param>
/// <param name="Record">Its record; null before there is one.</param>
/// <param name="Slot">Its membership's slot; null if it was not read.</param>
/// <param name="Job">Its job; null if there is none, or it could not be read.</param>
/// <param name="Price">What a CRPU-hour costs; null if nobody said.</param>
public sealed record RunSight(ExecutionDetail Execution, RunRecord? Record, SlotDocument? Slot, ProtectedJob? Job, CrpuPrice? Price)
{
    /// <summary>The record, if it is about the execution's current attempt; the one before tells nothing of this one's end.</summary>
    public RunRecord? CurrentRecord => Record is { } record && record.Attempt == Execution.RedriveCount ? record : null;

    /// <summary>What was asked for; null if the input is no valid request.</summary>
    public RunRequest? Request { get; } =
        Execution.Input is { } input && RunRequest.Parse(input) is RunRequestResult.Valid(var request) ? request : null;

    /// <summary>Whether it is in its membership's queue and not its owner.</summary>
    public bool IsQueued => Slot is not null && QueueEntry is not null && !Slot.IsOwner(Record!.Run);

    /// <summary>Its place in the slot; null if it has none.</summary>
    public SlotEntry? QueueEntry => Record is null ? null : Slot?.EntryOf(Record.Run);
}
