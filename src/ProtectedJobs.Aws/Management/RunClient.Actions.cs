using System.Globalization;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Aws.Management;

/// <content>Asks things of runs.</content>
public sealed partial class RunClient
{
    /// <summary>The error of an execution that was terminated here.</summary>
    public const string Terminated = "Terminated";

    /// <summary>
    /// Stops a run: its execution ends now, its job is asked to cancel. Accepted says that both were asked for; what became of the
    /// job - it may still succeed - the status tells.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="reason">Why; null for no reason. Told in the run's cause and event.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    public async Task<RunAnswer> TerminateAsync(string runId, string? reason, CancellationToken cancellationToken)
    {
        if (await _reader.SightAsync(runId, cancellationToken) is not { } sight)
        {
            return new RunAnswer.NotFound(runId);
        }

        var view = RunView.Of(sight);
        if (view.RuntimeStatus.IsOver())
        {
            return new RunAnswer.Closed(view.RuntimeStatus, $"Run {runId} is over ({view.RuntimeStatus}); there is nothing to terminate.");
        }

        var run = new RunIdentity(runId, view.ExecutionArn, view.CreatedAt, view.Attempt);
        await NoteStopAsync(run, sight.Execution.AsOf, reason, cancellationToken);
        await _machine.StopAsync(runId, Terminated, reason, cancellationToken);
        _reader.Forget(runId);
        await FinishAsync(run, sight.Execution.AsOf, cancellationToken);
        return new RunAnswer.Accepted($"Run {runId} was stopped; what becomes of its job, its status tells.");
    }

    /// <summary>
    /// Redrives a run that ended badly: it goes on where it failed, keeps a job that is under way or good, and starts a new one only
    /// if its own ended badly.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    public async Task<RunAnswer> RewindAsync(string runId, CancellationToken cancellationToken)
    {
        if (await GetAsync(runId, cancellationToken) is not { } view)
        {
            return new RunAnswer.NotFound(runId);
        }

        if (!view.RuntimeStatus.IsOver())
        {
            return new RunAnswer.Refused($"Run {runId} is {view.RuntimeStatus}; only a run that ended badly can be rewound. Terminate it first.");
        }

        if (view.RuntimeStatus == RuntimeStatus.Completed)
        {
            return new RunAnswer.Closed(view.RuntimeStatus, $"Run {runId} is Completed; there is nothing to rewind. Restart it to run it again.");
        }

        // One redrive an attempt, however often it is asked for.
        var token = string.Create(CultureInfo.InvariantCulture, $"{runId[..Math.Min(runId.Length, 50)]}-{view.Attempt + 1}");
        var refusal = await _machine.RedriveAsync(runId, token, cancellationToken);
        _reader.Forget(runId);
        return refusal is null
            ? new RunAnswer.Accepted($"Run {runId} goes on, as attempt {view.Attempt + 1}.")
            : new RunAnswer.Closed(view.RuntimeStatus, $"Run {runId} cannot be rewound: {refusal} Restart it to run it again.");
    }

    /// <summary>Says yes or no to a run that waits for consent. The first answer stands; saying the same again is no fault.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="verdict">Approved or rejected.</param>
    /// <param name="by">Who says so, as they call themselves; null if they do not tell.</param>
    /// <param name="comment">Why; null if they do not tell.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    public async Task<RunAnswer> DecideAsync(
        string runId, ApprovalVerdict verdict, string? by, string? comment, CancellationToken cancellationToken)
    {
        if (by?.Length > ApprovalDesk.LongestWords || comment?.Length > ApprovalDesk.LongestWords)
        {
            return new RunAnswer.Refused($"Wanted a name and a comment of at most {ApprovalDesk.LongestWords} characters each.");
        }

        if (await _reader.SightAsync(runId, cancellationToken) is not { } sight)
        {
            return new RunAnswer.NotFound(runId);
        }

        var view = RunView.Of(sight);
        if (view.RuntimeStatus.IsOver())
        {
            return new RunAnswer.Closed(view.RuntimeStatus, $"Run {runId} is over ({view.RuntimeStatus}); it asks for no approval any more.");
        }

        var result = await _core.Approvals.AnswerAsync(
            runId, new ApprovalAnswer(verdict, by, comment, sight.Execution.AsOf), cancellationToken);
        _reader.Forget(runId);
        return result.Effect switch
        {
            ApprovalEffect.Answered or ApprovalEffect.SaidBefore => new RunAnswer.Accepted(
                verdict == ApprovalVerdict.Approved ? $"Run {runId} is approved and goes on." : $"Run {runId} is rejected and ends."),
            ApprovalEffect.SaidOtherwise => new RunAnswer.Refused(
                $"Run {runId} was answered before: {result.Approval?.Answer?.Verdict}. The first answer stands."),
            _ => new RunAnswer.Refused($"Run {runId} does not ask for an approval now."),
        };
    }

    /// <summary>Takes away what is kept of a run that is over: record, summary, manifest; a tombstone stays. Results are not touched.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops between writes.</param>
    public async Task<RunAnswer> PurgeAsync(string runId, CancellationToken cancellationToken)
    {
        if (await _reader.SightAsync(runId, cancellationToken) is not { } sight)
        {
            return new RunAnswer.NotFound(runId);
        }

        if (sight.Execution.Status == ExecutionStatus.Running)
        {
            return new RunAnswer.Refused($"Run {runId} is under way. Terminate it, and purge it when it is over.");
        }

        if (sight.CurrentRecord is not { Outcome: { } outcome, AnnouncedAt: not null } record || outcome.Job?.Status.IsTerminal() == false)
        {
            return new RunAnswer.Refused($"Run {runId} has ended, but what became of its job is not settled and announced yet. Purge it later.");
        }

        await _core.Runs.PurgeAsync(record, sight.Execution.AsOf, cancellationToken);
        return new RunAnswer.Accepted($"Run {runId} is purged.");
    }

    private async Task NoteStopAsync(RunIdentity run, DateTimeOffset at, string? reason, CancellationToken cancellationToken)
    {
        try
        {
            await _core.Runs.ChangeAsync(
                run,
                record => record.Stop is null && record.Outcome is null
                    ? record with { Stop = new StopRequest(ExecutionStatus.Running, at, RunOutcome.Cut(reason)) }
                    : record,
                cancellationToken);
        }
        catch (RunSuperseded)
        {
            // It has no record yet: the stop itself comes before its first step, or its rule announces it.
        }
    }

    // Sooner than the rule on stopped executions, whose event may be lost. What cannot be done here, the rule and Sweep do.
    private async Task FinishAsync(RunIdentity run, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            await _core.Finisher.FinishAsync(run, at, cancellationToken);
        }
        catch (RunError)
        {
            // The run is stopped: that was asked for, and the rest is on its way.
        }
    }
}
