using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Runs;

/// <summary>Opens attempts. The end of the attempt before is told first: every attempt has its announcement.</summary>
/// <param name="runs">The records.</param>
/// <param name="outbox">Tells the end of the attempt before.</param>
public sealed class Attempts(RunLedger runs, Outbox outbox)
{
    /// <summary>Opens an attempt, or finds it open.</summary>
    /// <param name="run">The run and its attempt.</param>
    /// <param name="request">The request, as far as it is well formed.</param>
    /// <param name="at">The time of the invocation.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>The attempt's record.</returns>
    /// <exception cref="Errors.RunSuperseded">A later attempt has begun.</exception>
    public Task<RunRecord> BeginAsync(
        RunIdentity run,
        RunRequestResult request,
        DateTimeOffset at,
        CancellationToken cancellationToken) => BeginAsync(run, request, at, null, cancellationToken);

    /// <summary>EndFailed's way in: finds the attempt's record, or opens the attempt.</summary>
    /// <returns>The record, and whether this entry of the state reopened the run after a redrive.</returns>
    /// <inheritdoc cref="BeginAsync(RunIdentity, RunRequestResult, DateTimeOffset, CancellationToken)"/>
    public async Task<(RunRecord Record, bool Reopened)> ReopenAsync(
        RunIdentity run,
        RunRequestResult request,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var found = await runs.FindAsync(run, cancellationToken);
        if (found?.Attempt == run.RedriveCount)
        {
            // The same entry again, its first answer lost.
            return (found, found.ReopenedAt == at);
        }

        var reopened = run.RedriveCount > 0;
        return (await BeginAsync(run, request, at, reopened ? at : null, cancellationToken), reopened);
    }

    private static RunRecord First(RunIdentity run, RunRequestResult request) => request is not RunRequestResult.Valid(var valid)
        ? RunRecord.Of(run)
        : RunRecord.Of(run) with
        {
            MembershipId = valid.Job.MembershipId,
            AnalysisTemplateArn = valid.Job.AnalysisTemplateArn,
            Tags = valid.Orchestration.Tags,
            Trigger = valid.Orchestration.Trigger,
        };

    // The job, an open intent and a cancel that was asked for are the generation's, not the attempt's.
    private static RunRecord Renew(RunRecord before, int attempt, DateTimeOffset? reopenedAt) =>
        before with
        {
            Attempt = attempt,
            ReopenedAt = reopenedAt,
            Stop = null,
            Wait = null,
            ToldJobId = before.Outcome?.Job is { } job && job.Status.IsTerminal() ? job.Id : before.ToldJobId,
            Outcome = null,
            AnnouncedAt = null,
            // A consent that was given stands for the job it was given for; everything else is asked anew.
            Approval = before.Approval is { Answer.Verdict: ApprovalVerdict.Approved } given ? given with { Wait = null } : null,
        };

    private async Task<RunRecord> BeginAsync(
        RunIdentity run,
        RunRequestResult request,
        DateTimeOffset at,
        DateTimeOffset? reopenedAt,
        CancellationToken cancellationToken)
    {
        await runs.OpenAsync(run, at, cancellationToken);
        var earlier = await TellEarlierAsync(run, request, at, cancellationToken);
        if (earlier is null || earlier.Attempt < run.RedriveCount)
        {
            var begun = earlier is null ? First(run, request) : Renew(earlier, run.RedriveCount, reopenedAt);
            await runs.SummarizeAsync(begun, cancellationToken);
        }

        return await runs.BeginAsync(run, First(run, request), before => Renew(before, run.RedriveCount, reopenedAt), cancellationToken);
    }

    /// <summary>
    /// Tells the ends of all attempts before, those too that ended before they had written anything: a run may be stopped, and
    /// redriven, sooner than its first step can act.
    /// </summary>
    /// <returns>The record as it is then; null if there is none.</returns>
    private async Task<RunRecord?> TellEarlierAsync(RunIdentity run, RunRequestResult request, DateTimeOffset at, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await runs.FindAsync(run, cancellationToken);
            var isTold = found is null || found.AnnouncedAt is not null;
            var next = found is null ? 0 : isTold ? found.Attempt + 1 : found.Attempt;
            if (next >= run.RedriveCount)
            {
                return found;
            }

            var past = run with { RedriveCount = next };
            try
            {
                var record = await runs.BeginAsync(past, First(past, request), before => Renew(before, next, null), cancellationToken);
                await TellEndOfAsync(record, at, cancellationToken);
            }
            catch (RunSuperseded)
            {
                // Somebody else told it, and has gone on: look again.
            }
        }
    }

    private async Task TellEndOfAsync(RunRecord earlier, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (earlier.Outcome is null)
        {
            var ending = RunEnding.OfRedriven(earlier.Stop?.Status ?? ExecutionStatus.Aborted, earlier);
            earlier = await outbox.SettleAsync(earlier.Run, ending, OutcomeDetails.NoJob, at, cancellationToken);
        }

        await outbox.AnnounceAsync(earlier, at, cancellationToken);
        await runs.CloseAsync(earlier.Run, cancellationToken);
    }
}
