using ProtectedJobs.Core.Jobs;

namespace ProtectedJobs.Core.Runs;

/// <summary>How a run is looked after. Every member has a default, so that a plain StartProtectedJob request is a request.</summary>
public sealed record Orchestration
{
    /// <summary>The longest deadline, queue time and approval time that may be asked for: seven days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>How long the job may take from its creation; then it is cancelled and the run ends TIMED_OUT. Default 12 hours.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long the run may wait for its membership's turn. Default 24 hours.</summary>
    public TimeSpan QueueTimeout { get; init; } = TimeSpan.FromHours(24);

    /// <summary>CRPU-hours the job may use, by estimate; null for no limit.</summary>
    public double? BudgetCrpuHours { get; init; }

    /// <summary>When to look at the job by oneself, should no event come.</summary>
    public PollPlan Poll { get; init; } = PollPlan.Default;

    /// <summary>The name of a parameter that the analysis template declares for the run's token, by which a job proves whose it is; null for none.</summary>
    public string? RunTokenParameter { get; init; }

    /// <summary>The approval asked for before anything is started; null for none.</summary>
    public ApprovalGate? Approval { get; init; }

    /// <summary>A job that somebody started by hand, to be awaited, collected and announced; null to start one.</summary>
    public string? AttachJobId { get; init; }

    /// <summary>Names and values that records, lists and events of the run carry.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What started the run; null when nobody said.</summary>
    public Trigger? Trigger { get; init; }
}

/// <summary>A person's consent to a costly run.</summary>
/// <param name="AboveCrpuHours">Least CRPU-hours from which consent is needed.</param>
/// <param name="Timeout">How long to wait for it; then the run is REJECTED.</param>
public sealed record ApprovalGate(double AboveCrpuHours, TimeSpan Timeout);

/// <summary>What started a run.</summary>
/// <param name="Kind">For example <c>schedule</c>, <c>event</c> or <c>manual</c>.</param>
/// <param name="Id">The schedule's or the event's id; null if it has none.</param>
/// <param name="Time">The scheduled time or the event's; null if it has none.</param>
public sealed record Trigger(string Kind, string? Id, DateTimeOffset? Time);
