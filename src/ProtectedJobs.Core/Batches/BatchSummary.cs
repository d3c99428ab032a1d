using System.Text.Json.Serialization;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Batches;

/// <summary>What became of a batch: its output, <c>batches/{batchId}/summary.json</c>, and, without its runs, its event.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="ExecutionArn">Its execution.</param>
/// <param name="Attempt">How often it was redriven.</param>
/// <param name="Status">In a word.</param>
/// <param name="StartedAt">When its execution was started.</param>
/// <param name="EndedAt">When it was summed up.</param>
/// <param name="Counts">How many runs ended how.</param>
/// <param name="Usage">What they used, together.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
/// <param name="Runs">Each run.</param>
public sealed record BatchSummary(
    string BatchId,
    string ExecutionArn,
    int Attempt,
    BatchStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    BatchCounts Counts,
    BatchUsage Usage,
    string? Error,
    IReadOnlyList<BatchRunEnd> Runs);

/// <summary>The event's envelope, as that of a run's.</summary>
/// <param name="Metadata">About the event.</param>
/// <param name="Data">About the batch; its runs left out, as each was told by itself.</param>
public sealed record BatchCompletionDetail(EventMetadata Metadata, BatchSummary Data);

/// <summary>How a batch ended.</summary>
public enum BatchStatus
{
    /// <summary>Every run succeeded.</summary>
    [JsonStringEnumMemberName("SUCCEEDED")]
    Succeeded,

    /// <summary>Some runs did not succeed, no more than may.</summary>
    [JsonStringEnumMemberName("PARTIAL")]
    Partial,

    /// <summary>More runs did not succeed than may, or it could not begin.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,
}

/// <summary>How many runs ended how.</summary>
public sealed record BatchCounts(int Total, int Succeeded, int Failed, int Cancelled, int TimedOut, int OverBudget, int Rejected, int NotRun);

/// <summary>What the runs used, together.</summary>
/// <param name="CrpuHours">Billed CRPU-hours, of the runs whose are known.</param>
/// <param name="EstimatedCost">What they cost by the configured price; null if there is none.</param>
/// <param name="RunsWithUnknownUnits">How many runs had a job whose units are not known: they are not in the sums.</param>
public sealed record BatchUsage(double CrpuHours, CostEstimate? EstimatedCost, int RunsWithUnknownUnits);

/// <summary>How a run of a batch ended.</summary>
/// <param name="Index">Which request, from 0.</param>
/// <param name="RunId">The run.</param>
/// <param name="Outcome">How it ended; null if it did not run, or is not over.</param>
/// <param name="Error">The error's name; null if there is none.</param>
/// <param name="CrpuHours">What it used; null if it is not known.</param>
public sealed record BatchRunEnd(int Index, string RunId, RunStatus? Outcome, string? Error, double? CrpuHours);
