using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Tracing;

namespace ProtectedJobs.Core.Runs;

/// <summary>
/// Finish: brings attempts to their end whose executions are over: stopped, timed out, or failed where nothing catches. Every
/// call does what can be done now; it may be repeated by anybody at any time.
/// </summary>
/// <param name="runs">The records.</param>
/// <param name="executions">Tells whether an execution is over.</param>
/// <param name="starter">Settles an open start.</param>
/// <param name="watch">Looks and cancels.</param>
/// <param name="closing">Collects, settles, announces and hands over.</param>
public sealed class RunFinisher(
    RunLedger runs,
    IExecutions executions,
    JobStarter starter,
    JobWatch watch,
    RunClosing closing)
{
    /// <summary>How long after its start a job that Clean Rooms does not know may still be too new to be read.</summary>
    public static readonly TimeSpan NewJob = TimeSpan.FromMinutes(15);

    /// <summary>Goes on with an attempt as far as it can be gone on with now.</summary>
    /// <param name="run">The run and its attempt.</param>
    /// <param name="now">The time of the invocation.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>Whether the attempt is over, announced, and its turn handed on.</returns>
    public async Task<bool> FinishAsync(RunIdentity run, DateTimeOffset now, CancellationToken cancellationToken) =>
        await executions.DescribeAsync(run.ExecutionArn, cancellationToken) is { } execution
        && await FinishAsync(run, execution, now, cancellationToken);

    /// <summary>Goes on with an attempt whose execution Step Functions has forgotten, as with one that was stopped.</summary>
    /// <inheritdoc cref="FinishAsync(RunIdentity, DateTimeOffset, CancellationToken)"/>
    public Task<bool> FinishForgottenAsync(RunIdentity run, DateTimeOffset now, CancellationToken cancellationToken) =>
        FinishAsync(run, new ExecutionView(ExecutionStatus.Aborted, run.RedriveCount, run.StartedAt, null), now, cancellationToken);

    private async Task<bool> FinishAsync(RunIdentity run, ExecutionView execution, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(run, cancellationToken);
        if (record is null || record.Attempt != run.RedriveCount)
        {
            return false;
        }

        // Over, or on with a later attempt: in both cases nothing acts for this one any more.
        var isOver = execution.Status != ExecutionStatus.Running && execution.RedriveCount == run.RedriveCount;
        if (!isOver)
        {
            return false;
        }

        using var span = RunTrace.Begin("FinishRun", record);
        try
        {
            var isClosed = record.Outcome is null
                ? await SettleAsync(record, execution, now, cancellationToken)
                : await closing.CloseAsync(record, now, cancellationToken);
            span?.SetTag(RunTrace.Outcome, isClosed ? "finished" : "draining");
            return isClosed;
        }
        catch (RunSuperseded)
        {
            // Redriven meanwhile: the new attempt takes everything over.
            span?.SetTag(RunTrace.Outcome, "superseded");
            return false;
        }
    }

    private async Task<bool> SettleAsync(RunRecord record, ExecutionView execution, DateTimeOffset now, CancellationToken cancellationToken)
    {
        record = await runs.ChangeAsync(
            record.Run,
            r => r.Stop is null || r.Stop.Status == ExecutionStatus.Running
                ? r with { Stop = new StopRequest(execution.Status, r.Stop?.At ?? now, r.Stop?.Cause) }
                : r,
            cancellationToken);
        if (record.Intent is { } intent)
        {
            if (await SettleStartAsync(record, intent, execution, now, cancellationToken) is not { } settled)
            {
                return false;
            }

            record = settled;
        }

        if (record.Outcome is not null)
        {
            return await closing.CloseAsync(record, now, cancellationToken);
        }

        var stop = record.Stop!;
        if (record.JobId is null)
        {
            return await closing.EndAsync(record, RunEnding.OfStopped(stop.Status, stop.Cause, null, null), null, now, cancellationToken);
        }

        ProtectedJob job;
        RunRecord seen;
        try
        {
            (job, seen) = await watch.LookAsync(record, now, cancellationToken);
        }
        catch (JobUnknown unknown) when (now - (record.ClockStart ?? now) > NewJob)
        {
            return await closing.EndAsync(record, RunEnding.OfError(nameof(JobUnknown), unknown.Message), null, now, cancellationToken);
        }

        if (job.Status.IsTerminal())
        {
            return await closing.EndAsync(
                seen, RunEnding.OfStopped(stop.Status, stop.Cause, job, seen.Cancel), job, now, cancellationToken);
        }

        var reason = stop.Status == ExecutionStatus.Failed ? CancelReason.RunFailed : CancelReason.Stop;
        seen = await watch.CancelAsync(seen, reason, now, cancellationToken);
        await closing.DrainAsync(seen, cancellationToken);
        return false;
    }

    /// <returns>The record with its start settled, or with its outcome; null if it cannot be told yet.</returns>
    private async Task<RunRecord?> SettleStartAsync(
        RunRecord record,
        StartIntent intent,
        ExecutionView execution,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (RunRequest.Parse(execution.Input ?? "") is not RunRequestResult.Valid(var request))
        {
            // Step Functions has forgotten what was asked for: there is nothing to compare jobs with.
            var ending = RunEnding.OfError(nameof(StartUnsettled), "Its start was never answered, and its request is not known any more.");
            await closing.SettleAsync(record, ending, null, now, cancellationToken);
            return await starter.CloseIntentAsync(record.Run, intent.Id, cancellationToken);
        }

        try
        {
            record = await starter.SettleAsync(record, request, cancellationToken);
        }
        catch (StartUnsettled)
        {
            return null;
        }
        catch (AmbiguousStart ambiguous)
        {
            record = await closing.SettleAsync(
                record, RunEnding.OfError(nameof(AmbiguousStart), ambiguous.Message), null, now, cancellationToken);
        }

        return record.JobId is null
            ? await starter.CloseIntentAsync(record.Run, intent.Id, cancellationToken)
            : record;
    }
}
