namespace ProtectedJobs.Core.Batches;

/// <summary>What is remembered of a batch: <c>batches/{batchId}/batch.json</c>. Only its own execution writes it, one step at a time.</summary>
/// <param name="BatchId">The batch: the execution's name.</param>
/// <param name="ExecutionStartTime">When its execution was started; another value belongs to another batch of the same name.</param>
/// <param name="Attempt">The execution's redrive count.</param>
/// <param name="Runs">Its runs; of a redriven batch the newest of each request.</param>
public sealed record BatchRecord(
    string BatchId, DateTimeOffset ExecutionStartTime, int Attempt, IReadOnlyList<BatchRun> Runs);

/// <summary>A run of a batch.</summary>
/// <param name="Index">Which request, from 0.</param>
/// <param name="RunId">The run.</param>
public sealed record BatchRun(int Index, string RunId);

/// <summary>What PrepareBatch passes to the Map.</summary>
/// <param name="Items">The object with the items: an array of <c>{runId, request}</c>.</param>
/// <param name="MaxConcurrency">The most runs at a time.</param>
/// <param name="ToleratedFailures">How many may fail.</param>
/// <param name="Total">How many there are.</param>
public sealed record BatchPlan(BatchSource Items, int MaxConcurrency, int ToleratedFailures, int Total);
