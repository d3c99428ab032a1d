using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Jobs;

/// <summary>What to do after a look at a job.</summary>
/// <remarks>
/// In this order: terminal - finished. Asked to cancel, by us, half an hour ago - give up. Asked to cancel - wait for that. Past
/// the deadline or the budget - give up. Else - wait: look again after the plan's delay unless Sweep has, and in any case when the
/// deadline or the budget would be reached.
/// </remarks>
public readonly record struct PollDecision
{
    /// <summary>How long a cancel may take before the run ends without seeing it.</summary>
    public static readonly TimeSpan CancelPatience = TimeSpan.FromMinutes(30);

    /// <summary>The closest two looks at a job that was asked to cancel are: half an hour of closer ones would fill a history.</summary>
    public static readonly TimeSpan LeastCancelLook = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_cancelLook = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(1);

    private PollDecision(bool isFinished, TimeSpan? delay, TimeSpan? limit, GiveUpReason? reason)
    {
        IsFinished = isFinished;
        Delay = delay;
        Limit = limit;
        Reason = reason;
    }

    /// <summary>The job has ended.</summary>
    public bool IsFinished { get; }

    /// <summary>How long to wait before the next look; whole seconds, at least one; null unless it is to be waited for.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>How long to wait at most, whoever else has looked; whole seconds, at least <see cref="Delay"/>; null as that.</summary>
    public TimeSpan? Limit { get; }

    /// <summary>Why not to wait any longer; null unless that is so.</summary>
    public GiveUpReason? Reason { get; }

    /// <summary>The job has ended.</summary>
    public static PollDecision Finished { get; } = new(isFinished: true, null, null, null);

    /// <summary>Wait, then look again.</summary>
    /// <param name="delay">Rounded up to whole seconds, at least one.</param>
    /// <param name="limit">As well; from there on nobody's look puts it off.</param>
    public static PollDecision WaitFor(TimeSpan delay, TimeSpan limit)
    {
        var most = Whole(limit);
        return new PollDecision(isFinished: false, Least(Whole(delay), most), most, null);
    }

    /// <summary>When to look at a job that is under way and not overdue.</summary>
    /// <param name="record">What is known of its run.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="now">The time of the invocation.</param>
    public static PollDecision Next(RunRecord record, RunRequest request, DateTimeOffset now)
    {
        var since = record.ClockStart ?? now;
        var limit = Least(since + request.Orchestration.Deadline - now, TimeToBudget(record, request, now));
        return WaitFor(request.Orchestration.Poll.After(now - since), limit);
    }

    /// <summary>Wait no longer.</summary>
    /// <param name="reason">Why.</param>
    public static PollDecision GiveUp(GiveUpReason reason) => new(isFinished: false, null, null, reason);

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
                : WaitFor(plan.Max < LeastCancelLook ? LeastCancelLook : Least(s_cancelLook, plan.Max), patience);
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
            : WaitFor(plan.After(now - since), Least(toDeadline, toBudget));
    }

    private static TimeSpan Whole(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling((time < s_least ? s_least : time).TotalSeconds));

    private static TimeSpan TimeToBudget(RunRecord record, RunRequest request, DateTimeOffset now)
    {
        if (request.Orchestration.BudgetCrpuHours is not { } budget || record.StartedSeenAt is not { } started)
        {
            return TimeSpan.MaxValue;
        }

        // Spans alone: a budget that is as good as none, added to a time, would be past the last there is.
        var hours = budget / Compute.CrpuOf(request.Job.Workers);
        return hours > TimeSpan.MaxValue.TotalHours / 2 ? TimeSpan.MaxValue : TimeSpan.FromHours(hours) - (now - started);
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
