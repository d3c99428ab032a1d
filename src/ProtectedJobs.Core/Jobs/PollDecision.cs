using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Jobs;

/// <summary>What to do after a look at a job.</summary>
/// <remarks>
/// In this order: terminal - finished. Asked to cancel, by us, half an hour ago - give up. Asked to cancel - wait for that. Past
/// the deadline or the budget - give up. Else - wait, for the plan's delay or until the deadline or the budget would be reached,
/// whichever comes first.
/// </remarks>
public readonly record struct PollDecision
{
    /// <summary>How long a cancel may take before the run ends without seeing it.</summary>
    public static readonly TimeSpan CancelPatience = TimeSpan.FromMinutes(30);

    /// <summary>The closest two looks at a job that was asked to cancel are: half an hour of closer ones would fill a history.</summary>
    public static readonly TimeSpan LeastCancelLook = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_cancelLook = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(1);

    private PollDecision(bool isFinished, TimeSpan? delay, GiveUpReason? reason)
    {
        IsFinished = isFinished;
        Delay = delay;
        Reason = reason;
    }

    /// <summary>The job has ended.</summary>
    public bool IsFinished { get; }

    /// <summary>How long to wait before the next look; whole seconds, at least one; null unless it is to be waited for.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>Why not to wait any longer; null unless that is so.</summary>
    public GiveUpReason? Reason { get; }

    /// <summary>The job has ended.</summary>
    public static PollDecision Finished { get; } = new(isFinished: true, null, null);

    /// <summary>Wait, then look again.</summary>
    /// <param name="delay">Rounded up to whole seconds, at least one.</param>
    public static PollDecision WaitFor(TimeSpan delay)
    {
        var atLeast = delay < s_least ? s_least : delay;
        return new PollDecision(isFinished: false, TimeSpan.FromSeconds(Math.Ceiling(atLeast.TotalSeconds)), null);
    }

    /// <summary>Wait no longer.</summary>
    /// <param name="reason">Why.</param>
    public static PollDecision GiveUp(GiveUpReason reason) => new(isFinished: false, null, reason);

    /// <summary>Decides.</summary>
    /// <param name="job">The job as it is.</param>
    /// <param name="record">What is known of its run.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="now">The time of the invocation.</param>
    public static PollDecision Of(ProtectedJob job, RunRecord record, RunRequest request, DateTimeOffset now)
    {
        if (job.Status.IsTerminal())
        {
            return Finished;
        }

        var plan = request.Orchestration.Poll;
        if (record.Cancel is { } cancel)
        {
            var patience = cancel.At + CancelPatience - now;
            return patience <= TimeSpan.Zero
                ? GiveUp(GiveUpReason.WillNotCancel)
                : WaitFor(Least(patience, plan.Max < LeastCancelLook ? LeastCancelLook : Least(s_cancelLook, plan.Max)));
        }

        var since = record.ClockStart ?? job.CreateTime;
        var toDeadline = since + request.Orchestration.Deadline - now;
        if (toDeadline <= TimeSpan.Zero)
        {
            return GiveUp(GiveUpReason.Deadline);
        }

        var toBudget = TimeToBudget(record, request, now);
        return toBudget <= TimeSpan.Zero
            ? GiveUp(GiveUpReason.Budget)
            : WaitFor(Least(plan.After(now - since), Least(toDeadline, toBudget)));
    }

    private static TimeSpan TimeToBudget(RunRecord record, RunRequest request, DateTimeOffset now)
    {
        if (request.Orchestration.BudgetCrpuHours is not { } budget || record.StartedSeenAt is not { } started)
        {
            return TimeSpan.MaxValue;
        }

        var hours = budget / Compute.CrpuOf(request.Job.Workers);
        return hours > TimeSpan.MaxValue.TotalHours / 2 ? TimeSpan.MaxValue : started + TimeSpan.FromHours(hours) - now;
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
