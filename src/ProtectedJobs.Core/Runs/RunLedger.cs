using System.Text.Json;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Tracing;

namespace ProtectedJobs.Core.Runs;

/// <summary>The records of runs, the claims of jobs and the marks of attempts that are not over.</summary>
/// <param name="ledger">Where they are.</param>
/// <param name="ids">Ids of writes.</param>
public sealed class RunLedger(ILedger ledger, IIdSource ids)
{
    private readonly DocumentStore<RunRecord> _runs = new(ledger, ids, CoreJson.Default.RunRecord);
    private readonly DocumentStore<JobClaim> _claims = new(ledger, ids, CoreJson.Default.JobClaim);
    private readonly DocumentStore<RunSummary> _summaries = new(ledger, ids, CoreJson.Default.RunSummary);

    /// <summary>Reads a run's record.</summary>
    /// <returns>The record; null if there is none, or only that of an older run of the same name.</returns>
    public async Task<RunRecord?> FindAsync(RunIdentity run, CancellationToken cancellationToken) =>
        await FindAsync(run.Id, cancellationToken) is { } record && record.ExecutionStartTime == run.StartedAt ? RunTrace.Note(record) : null;

    /// <summary>Reads the newest record of a run id.</summary>
    /// <returns>The record; null if there is none.</returns>
    /// <exception cref="InvalidDataException">A newer version of the product wrote it.</exception>
    public async Task<RunRecord?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        var record = await _runs.ReadAsync(Keys.Run(runId), cancellationToken);
        return record is null ? null : Readable(record);
    }

    /// <summary>Changes the record of a run's current attempt.</summary>
    /// <param name="run">The run and the attempt that acts.</param>
    /// <param name="change">The new record; the same instance for no change. Called again on each newer version.</param>
    /// <param name="cancellationToken">Stops between writes.</param>
    /// <returns>The record afterwards.</returns>
    /// <exception cref="RunSuperseded">The record is about a later attempt, or about another run.</exception>
    public async Task<RunRecord> ChangeAsync(RunIdentity run, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken) =>
        RunTrace.Note(await _runs.UpdateAsync(Keys.Run(run.Id), record => change(Current(run, record)), cancellationToken))
        ?? throw new RunSuperseded($"Run {run.Id} has no record.");

    /// <summary>Writes the first record of a run, or a later attempt's.</summary>
    /// <param name="run">The run and its attempt.</param>
    /// <param name="first">The record if there is none yet.</param>
    /// <param name="renew">The record of the new attempt, given that of the one before.</param>
    /// <param name="cancellationToken">Stops between writes.</param>
    /// <returns>The record: new, or as it was if this attempt has one.</returns>
    /// <exception cref="RunSuperseded">There is a record of a later attempt or a later run.</exception>
    public async Task<RunRecord> BeginAsync(
        RunIdentity run,
        RunRecord first,
        Func<RunRecord, RunRecord> renew,
        CancellationToken cancellationToken) =>
        (await _runs.UpdateAsync(
            Keys.Run(run.Id),
            record => record switch
            {
                null => first,
                _ when Readable(record).ExecutionStartTime < run.StartedAt => first,
                _ when record.ExecutionStartTime > run.StartedAt || record.Attempt > run.RedriveCount => throw Superseded(run, record),
                _ when record.Attempt < run.RedriveCount => renew(Readable(record)),
                _ => record,
            },
            cancellationToken))!;

    /// <summary>Claims a job for a run; the first claim stands.</summary>
    /// <returns>Whose it is.</returns>
    public async Task<JobClaim> ClaimAsync(string jobId, RunRecord record, CancellationToken cancellationToken) =>
        (await _claims.UpdateAsync(
            Keys.Claim(jobId),
            claim => claim ?? new JobClaim(record.RunId, record.ExecutionStartTime, record.Generation, null),
            cancellationToken))!;

    /// <summary>Whose a job is.</summary>
    /// <returns>The claim; null if no run claims the job.</returns>
    public Task<JobClaim?> ClaimOfAsync(string jobId, CancellationToken cancellationToken) =>
        _claims.ReadAsync(Keys.Claim(jobId), cancellationToken);

    /// <summary>Marks an attempt as not over, so that Sweep sees it whatever happens next. A mark keeps the time it was first made.</summary>
    public async Task OpenAsync(RunIdentity run, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var key = Keys.Open(run);
        if ((await OpenRunAsync(key, cancellationToken))?.ExecutionStartTime == run.StartedAt)
        {
            return;
        }

        await ledger.OverwriteAsync(
            key,
            JsonSerializer.SerializeToUtf8Bytes(
                new OpenRun(run.Id, run.ExecutionArn, run.StartedAt, run.RedriveCount, at), CoreJson.Default.OpenRun),
            cancellationToken);
    }

    /// <summary>Takes the mark away: the attempt is over and announced, and its turn handed on.</summary>
    public Task CloseAsync(RunIdentity run, CancellationToken cancellationToken) =>
        ledger.DeleteAsync(Keys.Open(run), cancellationToken);

    /// <summary>The keys of all marks, in order.</summary>
    public IAsyncEnumerable<string> OpenKeysAsync(CancellationToken cancellationToken) =>
        ledger.ListAsync(Keys.OpenRuns, cancellationToken);

    /// <summary>Reads a mark.</summary>
    /// <returns>The mark; null if it has been taken away.</returns>
    public async Task<OpenRun?> OpenRunAsync(string key, CancellationToken cancellationToken) =>
        await ledger.ReadAsync(key, cancellationToken) is { } entry
            ? JsonSerializer.Deserialize(entry.Content.Span, CoreJson.Default.OpenRun)
            : null;

    /// <summary>Writes a run's summary of the day it was started.</summary>
    public Task SummarizeAsync(RunRecord record, CancellationToken cancellationToken)
    {
        var summary = RunSummary.Of(record);
        return _summaries.UpdateAsync(
            Keys.Summary(record.ExecutionStartTime, record.RunId), now => summary.Replaces(now) ? summary : now, cancellationToken);
    }

    /// <summary>Takes away what is kept of a run that is over, but for a tombstone: its id, attempt, generation and job.</summary>
    /// <param name="record">Its record.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops between writes.</param>
    public async Task PurgeAsync(RunRecord record, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await ledger.DeleteAsync(Keys.Manifest(record.RunId), cancellationToken);
        await ledger.DeleteAsync(Keys.Summary(record.ExecutionStartTime, record.RunId), cancellationToken);
        await ChangeAsync(record.Run, current => current.Tombstone(at), cancellationToken);
    }

    private static RunRecord Current(RunIdentity run, RunRecord? record) => record switch
    {
        null => throw new RunSuperseded($"Run {run.Id} has no record."),
        _ when record.ExecutionStartTime != run.StartedAt || record.Attempt != run.RedriveCount => throw Superseded(run, record),
        _ => Readable(record),
    };

    private static RunSuperseded Superseded(RunIdentity run, RunRecord record) => new(
        $"Run {run.Id}, attempt {run.RedriveCount}: its record is about attempt {record.Attempt} of the execution of {record.ExecutionStartTime:O}.");

    // Members that an older schema lacks have their defaults: that is all there is to bring up to date so far.
    private static RunRecord Readable(RunRecord record) => record.Schema switch
    {
        RunRecord.CurrentSchema => record,
        < RunRecord.CurrentSchema => record with { Schema = RunRecord.CurrentSchema },
        _ => throw new InvalidDataException(
            $"Run {record.RunId} was written in schema {record.Schema}; this version reads up to {RunRecord.CurrentSchema}."),
    };
}
