using System.Text.Json.Serialization;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Runs;

/// <summary>What lists and costs need of a run: <c>days/{yyyy-mm-dd}/{runId}.json</c>, written at its start and at its end.</summary>
/// <param name="RunId">The run.</param>
/// <param name="ExecutionArn">Its execution.</param>
/// <param name="Attempt">The attempt it is about.</param>
/// <param name="MembershipId">The membership; null if the request did not tell.</param>
/// <param name="AnalysisTemplateArn">The template; null if the request did not tell.</param>
/// <param name="JobId">The job; null if there is none (yet).</param>
/// <param name="JobStatus">The job's status at the end; null if there is none (yet).</param>
/// <param name="Outcome">How the run ended; null while it has not.</param>
/// <param name="Error">The error's name; null if there is none.</param>
/// <param name="StartedAt">When the execution was started.</param>
/// <param name="EndedAt">When the outcome was settled; null while it has not been.</param>
/// <param name="Usage">What was used; null while it is not known.</param>
/// <param name="Tags">The request's tags.</param>
/// <param name="Trigger">What started the run.</param>
public sealed record RunSummary(
    string RunId,
    string ExecutionArn,
    int Attempt,
    string? MembershipId,
    string? AnalysisTemplateArn,
    string? JobId,
    JobStatus? JobStatus,
    RunStatus? Outcome,
    string? Error,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    RunUsage? Usage,
    IReadOnlyDictionary<string, string> Tags,
    Trigger? Trigger) : ILedgerDocument<RunSummary>
{
    /// <summary>How the execution ended, if it was ended from outside; null if it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExecutionStatus? StoppedAs { get; init; }

    /// <inheritdoc/>
    public string? WriteId { get; init; }

    /// <inheritdoc/>
    public RunSummary WrittenBy(string writeId) => this with { WriteId = writeId };

    /// <summary>Whether this one tells more than another: a later attempt, or the same one's end. Late writers change nothing.</summary>
    /// <param name="other">The other; null for none.</param>
    public bool Replaces(RunSummary? other) =>
        other is null
        || Attempt > other.Attempt
        || (Attempt == other.Attempt && Outcome is not null && other.Outcome is null);

    /// <summary>How the job was found to be the run's, if its start was not answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Adoption Adopted { get; init; }

    /// <summary>The summary of a record as it is.</summary>
    /// <param name="record">The record.</param>
    public static RunSummary Of(RunRecord record) => new(
        record.RunId,
        record.ExecutionArn,
        record.Attempt,
        record.MembershipId,
        record.AnalysisTemplateArn,
        record.JobId,
        record.Outcome?.Job?.Status,
        record.Outcome?.Status,
        record.Outcome?.Error,
        record.ExecutionStartTime,
        record.Outcome?.SettledAt,
        record.Outcome?.Usage,
        record.Tags,
        record.Trigger)
    {
        StoppedAs = record.Stop?.Status,
        Adopted = record.Adoption,
    };
}
