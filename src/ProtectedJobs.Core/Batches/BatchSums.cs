using System.Text;
using System.Text.Json;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Batches;

/// <summary>Adds up a batch. Pure.</summary>
internal static class BatchSums
{
    public static BatchSummary Of(Step step, BatchRecord record, IReadOnlyList<RunRecord?> runs, string? error)
    {
        var counts = new BatchCounts(
            runs.Count,
            Count(RunStatus.Succeeded),
            Count(RunStatus.Failed),
            Count(RunStatus.Cancelled),
            Count(RunStatus.TimedOut),
            Count(RunStatus.OverBudget),
            Count(RunStatus.Rejected),
            runs.Count(run => run?.Outcome is null));
        var status = error is not null ? BatchStatus.Failed
            : counts.Succeeded == counts.Total ? BatchStatus.Succeeded
            : BatchStatus.Partial;
        return new BatchSummary(
            record.BatchId,
            step.Run.ExecutionArn,
            step.Run.RedriveCount,
            status,
            step.Run.StartedAt,
            step.EnteredAt,
            counts,
            UsageOf([.. runs.Select(run => run?.Outcome).OfType<RunOutcome>()]),
            RunOutcome.Cut(error),
            [.. record.Runs.Select((run, index) => EndOf(run, runs[index]?.Outcome))]);

        int Count(RunStatus outcome) => runs.Count(run => run?.Outcome?.Status == outcome);
    }

    /// <summary>The event that tells the world; without the runs, each of which was told by itself.</summary>
    public static CompletionEvent EventOf(BatchSummary summary) => new(
        $"{summary.BatchId}/{summary.Attempt}",
        summary.Status switch
        {
            BatchStatus.Succeeded => "Clean Rooms Job Batch Succeeded",
            BatchStatus.Partial => "Clean Rooms Job Batch Partial",
            _ => "Clean Rooms Job Batch Failed",
        },
        summary.EndedAt,
        [summary.ExecutionArn],
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(
            new BatchCompletionDetail(
                new EventMetadata($"{summary.BatchId}/{summary.Attempt}", CompletionDetail.Version, summary.EndedAt, summary.BatchId),
                summary with { Runs = [] }),
            CoreJson.Default.BatchCompletionDetail)));

    private static BatchRunEnd EndOf(BatchRun run, RunOutcome? outcome) =>
        new(run.Index, run.RunId, outcome?.Status, outcome?.Error, outcome?.Usage?.CrpuHours);

    private static BatchUsage UsageOf(IReadOnlyList<RunOutcome> outcomes)
    {
        // One deployment has one price, but it may have been changed meanwhile; of another currency's runs no sum can be made.
        var last = outcomes.Select(outcome => outcome.Usage).LastOrDefault(usage => usage is { CrpuHours: not null, EstimatedCost: not null })?.EstimatedCost;
        return new BatchUsage(
            outcomes.Sum(outcome => outcome.Usage?.CrpuHours ?? 0),
            last is null ? null : last with { Amount = CostSum.Of(outcomes.Select(outcome => outcome.Usage)).Single(sum => sum.Currency == last.Currency).Amount },
            outcomes.Count(outcome => outcome is { Job: not null, Usage.CrpuHours: null }));
    }
}
