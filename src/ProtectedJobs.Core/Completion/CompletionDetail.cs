using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Completion;

/// <summary>The event's own envelope, as ids and times change when an event is passed from bus to bus.</summary>
/// <param name="Metadata">About the event.</param>
/// <param name="Data">About the run.</param>
public sealed record CompletionDetail(EventMetadata Metadata, CompletionData Data)
{
    /// <summary>The version of the data; members are only ever added within one.</summary>
    public const string Version = "1";
}

/// <summary>About the event.</summary>
/// <param name="Id">The same however often the event is delivered.</param>
/// <param name="Version">Of the data.</param>
/// <param name="Timestamp">When the outcome was settled.</param>
/// <param name="CorrelationId">The id of what started the run, if it had one; else the run's.</param>
public sealed record EventMetadata(string Id, string Version, DateTimeOffset Timestamp, string CorrelationId);

/// <summary>About the run.</summary>
public sealed record CompletionData
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Its execution.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The membership; null if the request did not tell.</summary>
    public string? MembershipId { get; init; }

    /// <summary>The job; null if there was none.</summary>
    public string? ProtectedJobId { get; init; }

    /// <summary>The job's status; null if there was none.</summary>
    public JobStatus? JobStatus { get; init; }

    /// <summary>Whether, and how, the job was found instead of answered.</summary>
    public Adoption Adopted { get; init; }

    /// <summary>The analysis template; null if the request did not tell.</summary>
    public string? AnalysisTemplateArn { get; init; }

    /// <summary>When the execution was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the outcome was settled.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The job's duration; null if the service has not said.</summary>
    public long? DurationMillis { get; init; }

    /// <summary>Billed CRPU-hours; null if the service has not said.</summary>
    public double? CrpuHours { get; init; }

    /// <summary>What they cost, by the configured price; null if it is not known.</summary>
    public CostEstimate? EstimatedCost { get; init; }

    /// <summary>Who pays; null if the service does not say.</summary>
    public string? PayerAccountId { get; init; }

    /// <summary>What came out; null unless the job succeeded.</summary>
    public RunResults? Output { get; init; }

    /// <summary>What started the run; null if nobody said.</summary>
    public Trigger? Trigger { get; init; }

    /// <summary>The request's tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>What went wrong; null if nothing did.</summary>
    public CompletionError? Error { get; init; }

    /// <summary>Whether the run was stopped from outside.</summary>
    public bool Stopped { get; init; }

    /// <summary>The attempt.</summary>
    public required int RedriveCount { get; init; }

    /// <summary>Which of the run's jobs it is.</summary>
    public required int Generation { get; init; }

    internal static CompletionData Of(RunRecord record, RunOutcome outcome) => new()
    {
        RunId = record.RunId,
        ExecutionArn = record.ExecutionArn,
        Status = outcome.Status,
        MembershipId = record.MembershipId,
        ProtectedJobId = record.JobId,
        JobStatus = outcome.Job?.Status,
        Adopted = record.Adoption,
        AnalysisTemplateArn = record.AnalysisTemplateArn,
        StartedAt = record.ExecutionStartTime,
        EndedAt = outcome.SettledAt,
        DurationMillis = outcome.Usage?.DurationMillis,
        CrpuHours = outcome.Usage?.CrpuHours,
        EstimatedCost = outcome.Usage?.EstimatedCost,
        PayerAccountId = outcome.Job?.JobComputePayerAccountId,
        Output = outcome.Results,
        Trigger = record.Trigger,
        Tags = record.Tags,
        Error = outcome.Error is null ? null : new CompletionError(outcome.Error, outcome.Cause),
        Stopped = record.Stop is not null,
        RedriveCount = outcome.Attempt,
        Generation = record.Generation,
    };
}

/// <summary>What went wrong.</summary>
/// <param name="Name">The error's name, as the execution tells it.</param>
/// <param name="Cause">Its words.</param>
public sealed record CompletionError(string Name, string? Cause);
