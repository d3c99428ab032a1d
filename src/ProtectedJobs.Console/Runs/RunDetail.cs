using ProtectedJobs.Console.Histories;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Console.Runs;

/// <summary>All that a run's page tells, its history aside.</summary>
public sealed record RunDetail
{
    /// <summary>What the list tells.</summary>
    public required RunRow Row { get; init; }

    /// <summary>Where it is, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Which of the run's jobs this is, from 0.</summary>
    public int Generation { get; init; }

    /// <summary>The error's words; null if there is no error.</summary>
    public string? Cause { get; init; }

    /// <summary>The request, JSON; null if it is not told.</summary>
    public string? Input { get; init; }

    /// <summary>The execution's output, JSON; null unless it succeeded.</summary>
    public string? Output { get; init; }

    /// <summary>The completion event, JSON; null while nothing was announced.</summary>
    public string? CompletionEvent { get; init; }

    /// <summary>When the end was announced; null while it was not.</summary>
    public DateTimeOffset? AnnouncedAt { get; init; }

    /// <summary>The job; null if there is none.</summary>
    public string? JobId { get; init; }

    /// <summary>The job as it was at the end; null before.</summary>
    public ProtectedJob? Job { get; init; }

    /// <summary>When the job was what; null if there is none, or it is not known.</summary>
    public JobLife? JobLife { get; init; }

    /// <summary>How many wait in the membership's queue; null if the run does not.</summary>
    public int? QueueLength { get; init; }

    /// <summary>CRPU-hours so far, or as billed; null if nothing is known.</summary>
    public double? CrpuHours { get; init; }

    /// <summary>Whether they are estimated.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>What they cost; null if there is no price.</summary>
    public CostEstimate? EstimatedCost { get; init; }

    /// <summary>CRPU-hours it may use; null for no limit.</summary>
    public double? BudgetCrpuHours { get; init; }

    /// <summary>When the machine looks at the job by itself; null if it does not wait.</summary>
    public DateTimeOffset? NextLook { get; init; }

    /// <summary>When the job is cancelled for its deadline; null if it does not wait.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>What came out; null unless the job succeeded.</summary>
    public RunResults? Results { get; init; }

    /// <summary>What can be done to it now.</summary>
    public IReadOnlyList<RunAction> Actions { get; init; } = [];
}
