using System.Text.Json;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Runs;

/// <summary>The steps between the start of a job and its end: wait for the turn, wait for the job, look, cancel.</summary>
/// <param name="runs">The records.</param>
/// <param name="turns">The slots.</param>
/// <param name="watch">Looks and cancels.</param>
/// <param name="executions">Answers one's own token.</param>
public sealed class RunWaiting(RunLedger runs, Turns turns, JobWatch watch, IExecutions executions)
{
    /// <summary>AwaitTurn: stores the token, then looks whether the turn has come meanwhile, and if so answers the token itself.</summary>
    /// <exception cref="RunRedriven">This attempt has no record yet.</exception>
    public async Task AwaitTurnAsync(Step step, string taskToken, CancellationToken cancellationToken)
    {
        var record = await CurrentAsync(step, cancellationToken);
        var membership = record.MembershipId ?? throw new RunRedriven($"Run {record.RunId} has no membership yet.");
        var wait = new JobWait(taskToken, step.Run.RedriveCount, step.EnteredAt, step.RetryCount);
        var slot = await turns.AwaitAsync(membership, step.Run, wait, cancellationToken);
        var entry = slot.EntryOf(step.Run);
        // No entry: whatever took it away, StartJob asks for a new one.
        if (entry is null || (slot.IsOwner(step.Run) && !(entry.TriesAgainAt > step.EnteredAt)))
        {
            await executions.SendSuccessAsync(taskToken, "{}", cancellationToken);
        }
    }

    /// <summary>AwaitApproval: stores the token, then looks whether somebody has answered meanwhile, and if so answers the token itself.</summary>
    /// <exception cref="RunRedriven">This attempt has no record yet.</exception>
    public async Task AwaitApprovalAsync(Step step, string taskToken, CancellationToken cancellationToken)
    {
        var record = await CurrentAsync(step, cancellationToken);
        var wait = new JobWait(taskToken, step.Run.RedriveCount, step.EnteredAt, step.RetryCount);
        record = await runs.ChangeAsync(
            step.Run,
            r => r.Approval is { } asked && wait.Replaces(asked.Wait) ? r with { Approval = asked with { Wait = wait } } : r,
            cancellationToken);
        if (record.Approval is not { IsOpen: true })
        {
            await executions.SendSuccessAsync(taskToken, "{}", cancellationToken);
        }
    }

    /// <summary>AwaitJob: stores the token, then looks once, as the end may have come before the token did.</summary>
    /// <exception cref="RunRedriven">This attempt has not decided about the job yet.</exception>
    public async Task AwaitJobAsync(Step step, string taskToken, CancellationToken cancellationToken)
    {
        var record = await WithJobAsync(step, cancellationToken);
        var wait = new JobWait(taskToken, step.Run.RedriveCount, step.EnteredAt, step.RetryCount);
        record = await runs.ChangeAsync(step.Run, r => wait.Replaces(r.Wait) ? r with { Wait = wait } : r, cancellationToken);
        var (job, seen) = await watch.LookAsync(record, step.EnteredAt, cancellationToken);
        if (job.Status.IsTerminal())
        {
            await watch.WakeAsync(seen, cancellationToken);
        }
    }

    /// <summary>PollJob: looks, and says when to look next.</summary>
    /// <exception cref="JobOverdue">The deadline or the budget has come: cancel.</exception>
    /// <exception cref="RunEnded">The job was asked to cancel and will not end.</exception>
    public async Task<WaitPlan> PollAsync(Step step, JsonElement input, CancellationToken cancellationToken)
    {
        var (job, record, decision) = await DecideAsync(step, input, cancellationToken);
        return decision.Reason switch
        {
            GiveUpReason.WillNotCancel => throw StillCancelling(record, job),
            { } reason => throw new JobOverdue($"Run {record.RunId}: job {job.Id} is past its {(reason == GiveUpReason.Deadline ? "deadline" : "budget")}."),
            null => WaitPlan.Of(job.Id, decision),
        };
    }

    /// <summary>CancelJob: decides again, writes down why, and asks for the cancel.</summary>
    public async Task<WaitPlan> CancelAsync(Step step, JsonElement input, CancellationToken cancellationToken)
    {
        var (job, record, decision) = await DecideAsync(step, input, cancellationToken);
        CancelReason? why = decision.Reason switch
        {
            GiveUpReason.Budget => CancelReason.Budget,
            GiveUpReason.Deadline => CancelReason.Deadline,
            // Written down, and maybe never asked for: whoever wrote it may have died before it asked.
            _ => job.Status is JobStatus.Submitted or JobStatus.Started ? record.Cancel?.Reason : null,
        };
        if (why is { } reason)
        {
            record = await watch.CancelAsync(record, reason, step.EnteredAt, cancellationToken);
            decision = PollDecision.Of(job, record, Request(input), step.EnteredAt);
        }

        return WaitPlan.Of(job.Id, decision);
    }

    private static RunEnded StillCancelling(RunRecord record, ProtectedJob job)
    {
        var what = $"Run {record.RunId}: job {job.Id} was asked to cancel at {record.Cancel!.At:O} and is {job.Status} still.";
        return record.Cancel.Reason switch
        {
            CancelReason.Deadline => new DeadlinePassed(what),
            CancelReason.Budget => new BudgetExceeded(what),
            _ => new JobCancelled(what),
        };
    }

    private static RunRequest Request(JsonElement input) => RunRequest.Parse(input) is RunRequestResult.Valid(var request)
        ? request
        : throw new InvalidRequest("The execution's input is no valid request, though its run was opened with it.");

    private async Task<(ProtectedJob Job, RunRecord Record, PollDecision Decision)> DecideAsync(
        Step step,
        JsonElement input,
        CancellationToken cancellationToken)
    {
        var record = await WithJobAsync(step, cancellationToken);
        var (job, seen) = await watch.LookAsync(record, step.EnteredAt, cancellationToken);
        return (job, seen, PollDecision.Of(job, seen, Request(input), step.EnteredAt));
    }

    // A state that comes after StartJob, invoked late or by a redrive, may find that the attempt has not started its job.
    private async Task<RunRecord> WithJobAsync(Step step, CancellationToken cancellationToken) =>
        await CurrentAsync(step, cancellationToken) is { JobId: not null } record
            ? record
            : throw new RunRedriven($"Run {step.Run.Id}: attempt {step.Run.RedriveCount} has no job yet.");

    private async Task<RunRecord> CurrentAsync(Step step, CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(step.Run, cancellationToken);
        if (record is null || record.Attempt < step.Run.RedriveCount)
        {
            throw new RunRedriven($"Run {step.Run.Id}: attempt {step.Run.RedriveCount} begins with StartJob.");
        }

        return record.Attempt == step.Run.RedriveCount
            ? record
            : throw new RunSuperseded($"Run {step.Run.Id}: attempt {record.Attempt} has begun.");
    }
}
