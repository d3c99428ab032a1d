using System.Text.Json;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Batches;

/// <summary>
/// The steps of a batch: what to run, and what became of it. The runs themselves are runs like any other; a batch knows them by
/// their names alone, and reads their ends from their records.
/// </summary>
/// <param name="ledger">Records, items and summaries.</param>
/// <param name="ledgerBucket">The ledger's bucket: the Map reads the items from there.</param>
/// <param name="lists">Lists of requests in S3.</param>
/// <param name="announcer">The bus.</param>
public sealed class BatchDesk(ILedger ledger, string ledgerBucket, IRequestLists lists, IAnnouncer announcer)
{
    // FailBatch's retries in its definition, less two.
    private const int MostWaits = 38;
    private const int AtOnce = 16;

    /// <summary>PrepareBatch: checks every request, names every run, writes the Map's items.</summary>
    /// <param name="step">The invocation.</param>
    /// <param name="input">The execution's input.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>What the Map is given.</returns>
    /// <exception cref="InvalidRequest">All faults of all requests at once; nothing was started.</exception>
    public async Task<BatchPlan> PrepareAsync(Step step, JsonElement input, CancellationToken cancellationToken)
    {
        var run = step.Run;
        var before = await RecordAsync(run, cancellationToken);
        // First of all: FailBatch tells by it that this attempt has begun.
        await WriteAsync(new BatchRecord(run.Id, run.StartedAt, run.RedriveCount, before?.Runs ?? []), cancellationToken);
        var faults = new List<Fault>();
        var batch = BatchRequest.Read(input, faults);
        var requests = batch is null || faults.Count > 0 ? [] : await RequestsAsync(batch, faults, cancellationToken);
        if (faults.Count == 0)
        {
            BatchItems.Check(requests, faults);
        }

        if (faults.Count > 0)
        {
            throw new InvalidRequest(new RunRequestResult.Invalid(faults).ToString());
        }

        var kept = before is null ? [] : await SucceededAsync(before, cancellationToken);
        var fresh = Enumerable.Range(0, requests.Count)
            .Where(index => kept.All(earlier => earlier.Index != index))
            .Select(index => new BatchRun(index, BatchItems.NameOf(run.Id, index, run.RedriveCount)))
            .ToArray();
        await WriteAsync(
            new BatchRecord(run.Id, run.StartedAt, run.RedriveCount, [.. kept.Concat(fresh).OrderBy(item => item.Index)]), cancellationToken);
        var key = Keys.BatchItems(run.Id, run.RedriveCount);
        await ledger.OverwriteAsync(key, BatchItems.Write(fresh, requests, new Trigger("batch", run.Id, run.StartedAt)), cancellationToken);
        return new BatchPlan(new BatchSource(ledgerBucket, key), batch!.MaxConcurrency, batch.ToleratedOf(requests.Count), requests.Count);
    }

    /// <summary>EndBatch: sums up a batch in which no more failed than may.</summary>
    /// <returns>The execution's output.</returns>
    public async Task<BatchSummary> EndAsync(Step step, CancellationToken cancellationToken)
    {
        var record = await RecordAsync(step.Run, cancellationToken)
            ?? throw new BatchFailed($"Batch {step.Run.Id} has no record.");
        return await SettleAsync(step, record, null, cancellationToken);
    }

    /// <summary>FailBatch: sums up a batch that failed, once its runs are over; redriven, it lets the batch begin again.</summary>
    /// <param name="step">The invocation.</param>
    /// <param name="error">The error that was caught.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>Only if redriven: go on with PrepareBatch.</returns>
    /// <exception cref="RunsUnderWay">Runs are being stopped.</exception>
    /// <exception cref="BatchFailed">The end.</exception>
    /// <exception cref="InvalidRequest">The end of a batch that could not begin.</exception>
    public async Task FailAsync(Step step, CaughtError error, CancellationToken cancellationToken)
    {
        var record = await RecordAsync(step.Run, cancellationToken);
        if (step.Run.RedriveCount > (record?.Attempt ?? -1) && step.Run.RedriveCount > 0)
        {
            return;
        }

        var words = CaughtError.MessageOf(error.Cause) ?? "";
        var isInvalid = error.Error == nameof(InvalidRequest);
        // What has just been stopped may have no record yet.
        if (!isInvalid && step.RetryCount == 0)
        {
            throw new RunsUnderWay($"Batch {step.Run.Id}: runs are being stopped.");
        }

        record ??= new BatchRecord(step.Run.Id, step.Run.StartedAt, step.Run.RedriveCount, []);
        var summary = await SettleAsync(step, record, $"{error.Error}: {words}", cancellationToken);
        throw isInvalid
            ? new InvalidRequest(words)
            : new BatchFailed(
                $"Batch {summary.BatchId}: {summary.Counts.Succeeded} of {summary.Counts.Total} runs succeeded, {summary.Counts.NotRun} did not run. {error.Error} The summary is {Keys.BatchSummary(summary.BatchId)} in the ledger.");
    }

    private async Task<IReadOnlyList<JsonElement>> RequestsAsync(BatchRequest batch, List<Fault> faults, CancellationToken cancellationToken)
    {
        if (batch.Requests is { } given)
        {
            if (given.ValueKind == JsonValueKind.Array)
            {
                return [.. given.EnumerateArray()];
            }

            faults.Add(new Fault("requests", "an array of requests", given.ValueKind.ToString()));
            return [];
        }

        var source = batch.Source!;
        if (await lists.ReadAsync(source.Bucket, source.Key, cancellationToken) is { } text)
        {
            return BatchItems.Read(text, "source", faults);
        }

        faults.Add(new Fault("source", "an object in S3", $"none at s3://{source.Bucket}/{source.Key}"));
        return [];
    }

    private async Task<BatchSummary> SettleAsync(Step step, BatchRecord record, string? error, CancellationToken cancellationToken)
    {
        var runs = await RecordsAsync(record, cancellationToken);
        var live = runs.Count(run => run is { Outcome: null });
        if (live > 0 && step.RetryCount < MostWaits)
        {
            throw new RunsUnderWay($"Batch {step.Run.Id}: {live} runs are under way still.");
        }

        var summary = BatchSums.Of(step, record, runs, error);
        await ledger.OverwriteAsync(
            Keys.BatchSummary(record.BatchId), JsonSerializer.SerializeToUtf8Bytes(summary, CoreJson.Default.BatchSummary), cancellationToken);
        await announcer.AnnounceAsync(BatchSums.EventOf(summary), cancellationToken);
        return summary;
    }

    private async Task<BatchRecord?> RecordAsync(RunIdentity run, CancellationToken cancellationToken)
    {
        var entry = await ledger.ReadAsync(Keys.Batch(run.Id), cancellationToken);
        var record = entry is null ? null : JsonSerializer.Deserialize(entry.Content.Span, CoreJson.Default.BatchRecord);
        return record?.ExecutionStartTime == run.StartedAt ? record : null;
    }

    private Task WriteAsync(BatchRecord record, CancellationToken cancellationToken) => ledger.OverwriteAsync(
        Keys.Batch(record.BatchId), JsonSerializer.SerializeToUtf8Bytes(record, CoreJson.Default.BatchRecord), cancellationToken);

    private async Task<IReadOnlyList<BatchRun>> SucceededAsync(BatchRecord batch, CancellationToken cancellationToken)
    {
        var records = await RecordsAsync(batch, cancellationToken);
        return [.. batch.Runs.Where((_, index) => records[index]?.Outcome?.Status == RunStatus.Succeeded)];
    }

    private async Task<RunRecord?[]> RecordsAsync(BatchRecord batch, CancellationToken cancellationToken)
    {
        var records = new RunRecord?[batch.Runs.Count];
        await Parallel.ForAsync(
            0,
            records.Length,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var entry = await ledger.ReadAsync(Keys.Run(batch.Runs[index].RunId), token);
                var record = entry is null ? null : JsonSerializer.Deserialize(entry.Content.Span, CoreJson.Default.RunRecord);
                // One that was started before the batch is of an earlier batch of its name.
                records[index] = record?.ExecutionStartTime >= batch.ExecutionStartTime ? record : null;
            });
        return records;
    }
}
