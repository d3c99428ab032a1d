using System.Globalization;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Management;

/// <summary>Makes a run's custom status of what was seen of it. Pure: the time is that of the service's answer.</summary>
public static class ProgressReader
{
    /// <summary>Where a run is.</summary>
    /// <param name="sight">What was seen of it.</param>
    public static RunProgress Of(RunSight sight)
    {
        var execution = sight.Execution;
        var now = execution.AsOf;
        var record = sight.CurrentRecord;
        var job = sight.Job ?? record?.Outcome?.Job;
        var phase = PhaseOf(sight, job);
        var (hours, isEstimate) = UsageOf(sight, job, now);
        var end = execution.StopTime ?? record?.Outcome?.SettledAt ?? now;
        return new RunProgress
        {
            Phase = phase,
            Message = MessageOf(phase, sight, job),
            QueuePosition = phase == RunPhase.Queued ? sight.Slot?.PositionOf(record!.Run) : null,
            QueueLength = phase == RunPhase.Queued ? sight.Slot?.Waiting.Count : null,
            JobId = record?.JobId ?? job?.Id,
            JobStatus = job?.Status,
            ElapsedSeconds = Math.Max(0, (long)(end - execution.StartTime).TotalSeconds),
            CrpuHours = hours,
            IsEstimate = isEstimate,
            EstimatedCost = record?.Outcome?.Usage?.EstimatedCost ?? (hours is { } known ? sight.Price?.Of(known) : null),
            NextLook = phase is RunPhase.AwaitingJob or RunPhase.Cancelling ? NextLookOf(sight, job) : null,
            Deadline = phase == RunPhase.AwaitingJob ? record?.ClockStart + sight.Request?.Orchestration.Deadline : null,
            ApprovalExpires = phase == RunPhase.AwaitingApproval ? record?.Approval?.ExpiresAt : null,
        };
    }

    private static RunPhase PhaseOf(RunSight sight, ProtectedJob? job)
    {
        var record = sight.CurrentRecord;
        if (sight.Execution.Status != ExecutionStatus.Running)
        {
            // Stopped from outside: it is over when its end is settled, and until then its job is what is waited for.
            return record is { Outcome: null, JobId: not null } && job?.Status.IsTerminal() != true ? RunPhase.Cancelling : RunPhase.Ended;
        }

        return record switch
        {
            null => RunPhase.Starting,
            { Outcome: not null } => RunPhase.Ending,
            { JobId: null, Approval.IsOpen: true } => RunPhase.AwaitingApproval,
            { JobId: null } => sight.IsQueued ? RunPhase.Queued : RunPhase.Starting,
            _ when job?.Status.IsTerminal() == true => RunPhase.Ending,
            { Cancel: not null } => RunPhase.Cancelling,
            _ => job?.Status == JobStatus.Cancelling ? RunPhase.Cancelling : RunPhase.AwaitingJob,
        };
    }

    private static (double? Hours, bool IsEstimate) UsageOf(RunSight sight, ProtectedJob? job, DateTimeOffset now)
    {
        var record = sight.CurrentRecord;
        var billed = record?.Outcome?.Usage?.CrpuHours ?? job?.Statistics?.BilledResourceUtilization?.Units;
        return billed is not null ? (billed, false)
            : record is { StartedSeenAt: { } started, Outcome: null } && sight.Request is { } request
                ? (Math.Round(Compute.EstimateCrpuHours(request.Job.Workers, now - started), 3), true)
                : (null, false);
    }

    private static DateTimeOffset? NextLookOf(RunSight sight, ProtectedJob? job) =>
        job is not null && sight is { CurrentRecord: { Wait: { } wait } record, Request: { } request }
        && PollDecision.Of(job, record, request, wait.EnteredAt).Delay is { } delay
            ? wait.EnteredAt + delay
            : null;

    private static string MessageOf(RunPhase phase, RunSight sight, ProtectedJob? job) => phase switch
    {
        RunPhase.Starting => sight.Execution.IsPendingRedrive ? "Waits for its redrive to begin." : "Starts its protected job.",
        RunPhase.Queued => QueueMessage(sight),
        RunPhase.AwaitingApproval => ApprovalMessage(sight),
        RunPhase.AwaitingJob => job?.Status switch
        {
            JobStatus.Submitted => "The protected job waits for compute.",
            JobStatus.Started => "The protected job runs.",
            _ => "Waits for the protected job.",
        },
        RunPhase.Cancelling => "The protected job was asked to cancel, and has not ended yet.",
        RunPhase.Ending => "The protected job has ended; its results are collected and its end is announced.",
        _ => EndMessage(sight),
    };

    private static string ApprovalMessage(RunSight sight)
    {
        var asked = sight.CurrentRecord!.Approval!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Waits for somebody's approval: its job uses {asked.EstimatedCrpuHours:0.###} CRPU-hours at least, above {asked.AboveCrpuHours:0.###}.");
    }

    private static string QueueMessage(RunSight sight)
    {
        var position = sight.Slot!.PositionOf(sight.CurrentRecord!.Run);
        var before = position == 1 ? "it is the next" : string.Create(CultureInfo.InvariantCulture, $"{position - 1} before it");
        return $"Waits for the membership's turn: {before}.";
    }

    private static string EndMessage(RunSight sight) => sight switch
    {
        { CurrentRecord.Outcome: { Status: RunStatus.Succeeded } } => "Succeeded.",
        { CurrentRecord.Outcome: { } outcome } => $"Ended by {outcome.Error}.",
        { Execution.Error: { } error } => $"Ended by {error}.",
        _ => "Ended.",
    };
}
