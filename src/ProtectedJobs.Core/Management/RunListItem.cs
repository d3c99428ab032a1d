using System.Text.Json.Serialization;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Management;

/// <summary>One run of a list. Members are only ever added.</summary>
public sealed record RunListItem
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Its execution.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>Its status.</summary>
    public required RuntimeStatus RuntimeStatus { get; init; }

    /// <summary>How it ended; null if it has not.</summary>
    public RunStatus? Outcome { get; init; }

    /// <summary>The name of its error; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>How often it was redriven.</summary>
    public int Attempt { get; init; }

    /// <summary>When its execution was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null if it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The membership; null if it is not known (yet).</summary>
    public string? MembershipId { get; init; }

    /// <summary>The analysis template; null if it is not known (yet).</summary>
    public string? AnalysisTemplateArn { get; init; }

    /// <summary>The job; null if there is none, or the run is under way.</summary>
    public string? JobId { get; init; }

    /// <summary>The job's status at the end; null if there is none, or the run is under way.</summary>
    public JobStatus? JobStatus { get; init; }

    /// <summary>How its job was found to be its own, if the start was not answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Adoption Adopted { get; init; }

    /// <summary>What it used; null while it is not known.</summary>
    public RunUsage? Usage { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What started it; null if nobody said.</summary>
    public Trigger? Trigger { get; init; }

    /// <summary>A run by its summary, and by its execution if that is under way.</summary>
    /// <param name="summary">The summary; null if none is written yet.</param>
    /// <param name="running">The execution; null if none of that name is under way.</param>
    /// <exception cref="ArgumentException">Both are null.</exception>
    public static RunListItem Of(RunSummary? summary, RunningExecution? running)
    {
        if (summary is null || (running is not null && running.StartTime > summary.StartedAt))
        {
            return running is null ? throw new ArgumentException("A summary or an execution is wanted.", nameof(summary)) : new RunListItem
            {
                RunId = running.Name,
                ExecutionArn = running.ExecutionArn,
                RuntimeStatus = RuntimeStatus.Pending,
                Attempt = running.RedriveCount,
                StartedAt = running.StartTime,
            };
        }

        // A redriven run keeps the summary of the attempt before until it ends again: what that tells of an end is not its own.
        var isUnderWay = running is not null;
        return new RunListItem
        {
            RunId = summary.RunId,
            ExecutionArn = summary.ExecutionArn,
            RuntimeStatus = isUnderWay ? RuntimeStatus.Running : RuntimeStatuses.Of(summary),
            Outcome = isUnderWay ? null : summary.Outcome,
            Error = isUnderWay ? null : summary.Error,
            Attempt = running?.RedriveCount ?? summary.Attempt,
            StartedAt = summary.StartedAt,
            EndedAt = isUnderWay ? null : summary.EndedAt,
            MembershipId = summary.MembershipId,
            AnalysisTemplateArn = summary.AnalysisTemplateArn,
            JobId = isUnderWay ? null : summary.JobId,
            JobStatus = isUnderWay ? null : summary.JobStatus,
            Adopted = isUnderWay ? Adoption.None : summary.Adopted,
            Usage = isUnderWay ? null : summary.Usage,
            Tags = summary.Tags,
            Trigger = summary.Trigger,
        };
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Runs">Newest first.</param>
/// <param name="ContinuationToken">Give it to the next query; null if this was the last page.</param>
public sealed record RunPage(IReadOnlyList<RunListItem> Runs, string? ContinuationToken);
