using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Jobs;

/// <summary>
/// Starts a generation's job exactly once. The intent is written before the request is sent, and the claim and the job's id after
/// it was answered; whoever dies in between leaves an open intent, which only the list of jobs may close.
/// </summary>
/// <param name="runs">The records and claims.</param>
/// <param name="turns">The slots.</param>
/// <param name="cleanRooms">The jobs.</param>
/// <param name="settlement">Settles starts that were not answered.</param>
/// <param name="ids">Ids of intents.</param>
public sealed class JobStarter(
    RunLedger runs,
    Turns turns,
    ICleanRooms cleanRooms,
    StartSettlement settlement,
    IIdSource ids)
{
    /// <summary>Settles a start that was not answered, if there is one.</summary>
    /// <inheritdoc cref="StartSettlement.SettleAsync"/>
    public async Task<RunRecord> SettleAsync(RunRecord record, RunRequest request, CancellationToken cancellationToken) =>
        record.Intent is null ? record : await settlement.SettleAsync(record, request, cancellationToken);

    /// <summary>The service's time, if it is later than another.</summary>
    public async Task<DateTimeOffset> LaterAsync(DateTimeOffset time, RunRequest request, CancellationToken cancellationToken)
    {
        var page = await cleanRooms.ListAsync(request.Job.MembershipId, null, cancellationToken);
        return page.AnsweredAt > time ? page.AnsweredAt : time;
    }

    /// <summary>Starts the job of a record that has none.</summary>
    /// <param name="record">The attempt's record; an intent in it was settled as having started nothing.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="step">The invocation; its time left bounds how late the start can happen.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>The record with its job.</returns>
    /// <exception cref="SlotTaken">It is not the run's turn, or there is no room.</exception>
    /// <exception cref="StartUnsettled">The start was not answered, or another invocation is at it.</exception>
    public async Task<RunRecord> StartAsync(RunRecord record, RunRequest request, Step step, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(request, step, cancellationToken);
        var intent = await OpenIntentAsync(record, request, step, cancellationToken);
        var answer = await cleanRooms.StartAsync(request.Job, RunToken.Of(record, request), cancellationToken);
        if (answer is StartAnswer.Started started)
        {
            return await KeepAsync(record, intent, started.Job, cancellationToken);
        }

        if (answer is StartAnswer.Unknown unknown)
        {
            throw new StartUnsettled($"Run {record.RunId}: the start was not answered ({unknown.Cause}).");
        }

        // An earlier start that was settled as "nothing started" stays known: its job may still show up.
        await ReplaceIntentAsync(record.Run, intent.Id, record.Intent, cancellationToken);
        throw await RefusalAsync(answer, request, step, cancellationToken);
    }

    /// <summary>Closes an intent that is known to have started nothing.</summary>
    public Task<RunRecord> CloseIntentAsync(RunIdentity run, string intentId, CancellationToken cancellationToken) =>
        ReplaceIntentAsync(run, intentId, null, cancellationToken);

    private Task<RunRecord> ReplaceIntentAsync(RunIdentity run, string intentId, StartIntent? by, CancellationToken cancellationToken) =>
        runs.ChangeAsync(run, now => now.Intent?.Id == intentId ? now with { Intent = by } : now, cancellationToken);

    private async Task TakeTurnAsync(RunRequest request, Step step, CancellationToken cancellationToken)
    {
        var slot = await turns.EnterAsync(
            request.Job.MembershipId, step.Run, step.EnteredAt, request.Orchestration.QueueTimeout, cancellationToken);
        if (slot.EntryOf(step.Run) is not { } entry)
        {
            throw new QueueFull($"Run {step.Run.Id}: {SlotDocument.MostWaiting} runs wait for membership {request.Job.MembershipId} already.");
        }

        var isTurn = slot.IsOwner(step.Run) && !(entry.TriesAgainAt > step.EnteredAt);
        if (!isTurn && step.EnteredAt - entry.EnteredAt >= request.Orchestration.QueueTimeout)
        {
            throw new QueueTimedOut(
                $"Run {step.Run.Id}: its turn in membership {request.Job.MembershipId} did not come in {request.Orchestration.QueueTimeout}.");
        }

        if (!isTurn)
        {
            throw new SlotTaken($"Run {step.Run.Id} is number {slot.PositionOf(step.Run)} in membership {request.Job.MembershipId}.");
        }
    }

    // What may not even be listed is refused before anything is written.
    private async Task<JobPage> ReadableAsync(string membershipId, CancellationToken cancellationToken)
    {
        try
        {
            return await cleanRooms.ListAsync(membershipId, null, cancellationToken);
        }
        catch (AccessRefused refused)
        {
            throw new StartRefused($"Clean Rooms refused membership {membershipId}: {refused.Message}");
        }
    }

    private async Task<StartIntent> OpenIntentAsync(RunRecord record, RunRequest request, Step step, CancellationToken cancellationToken)
    {
        var page = await ReadableAsync(request.Job.MembershipId, cancellationToken);
        var newest = page.Jobs.Count > 0 ? page.Jobs[0] : null;
        var settled = record.Intent;
        // A start that was settled as "nothing started" keeps its baseline: should its job show up after all, it is a candidate again.
        var intent = new StartIntent(
            ids.NewId(),
            RequestHash.Of(request.Job),
            settled is null ? newest?.Id : settled.BaselineJobId,
            settled is null ? newest?.CreateTime : settled.BaselineCreatedAt,
            page.AnsweredAt + step.Remaining,
            record.Generation,
            record.Attempt);

        var written = await runs.ChangeAsync(
            step.Run,
            now => now.Stop is null && now.Outcome is null && now.JobId is null && now.Intent?.Id == settled?.Id && now.Generation == record.Generation
                ? now with { Intent = intent }
                : now,
            cancellationToken);
        if (written.Intent?.Id == intent.Id)
        {
            return intent;
        }

        if (written.Stop is not null || written.Outcome is not null)
        {
            // A run that is over must not keep a turn that it took too late.
            await turns.LeaveAsync(request.Job.MembershipId, step.Run, cancellationToken);
            throw new JobCancelled($"Run {record.RunId} was stopped before its job was started.");
        }

        throw new StartUnsettled($"Run {record.RunId}: another invocation is starting its job.");
    }

    private async Task<RunRecord> KeepAsync(RunRecord record, StartIntent intent, ProtectedJob job, CancellationToken cancellationToken)
    {
        await runs.ClaimAsync(job.Id, record, cancellationToken);
        return await runs.ChangeAsync(
            record.Run,
            now => now.Intent?.Id == intent.Id
                ? now with
                {
                    JobId = job.Id,
                    Intent = null,
                    Adoption = Adoption.None,
                    ClockStart = job.CreateTime,
                    DecidedAttempt = intent.Attempt,
                }
                : now,
            cancellationToken);
    }

    private async Task<RunError> RefusalAsync(StartAnswer answer, RunRequest request, Step step, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case StartAnswer.NoRoom full:
                var slot = await turns.NoRoomAsync(request.Job.MembershipId, step.Run, step.EnteredAt, cancellationToken);
                if (slot.EntryOf(step.Run) is { } entry && step.EnteredAt - entry.EnteredAt >= request.Orchestration.QueueTimeout)
                {
                    return new QueueTimedOut(
                        $"Run {step.Run.Id}: Clean Rooms had no room for its job ({full.Quota}) in {request.Orchestration.QueueTimeout}.");
                }

                return new SlotTaken($"Run {step.Run.Id}: Clean Rooms has no room for its job ({full.Quota}).");
            case StartAnswer.SlowDown:
                return new Throttled($"Run {step.Run.Id}: Clean Rooms asks for fewer starts.");
            case StartAnswer.Invalid invalid:
                return new InvalidRequest($"Clean Rooms refused the request: {invalid.Cause}");
            case StartAnswer.Refused refused:
                return new StartRefused($"Clean Rooms refused the start: {refused.Cause}");
            default:
                throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such refusal.");
        }
    }
}
