using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Results;

namespace ProtectedJobs.Core.Runs;

/// <summary>Closes attempts that ended outside the state machine.</summary>
/// <param name="runs">The records.</param>
/// <param name="cleanRooms">The jobs.</param>
/// <param name="turns">The slots.</param>
/// <param name="collector">Finds out what came out.</param>
/// <param name="outbox">Settles and announces.</param>
public sealed class RunClosing(
    RunLedger runs,
    ICleanRooms cleanRooms,
    Turns turns,
    ResultCollector collector,
    Outbox outbox)
{
    /// <summary>Settles an attempt's outcome and sends it.</summary>
    /// <returns>Whether the attempt is closed.</returns>
    public async Task<bool> EndAsync(RunRecord record, RunEnding ending, ProtectedJob? job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        record = await SettleAsync(record, ending, job, now, cancellationToken);
        return await CloseAsync(record, now, cancellationToken);
    }

    /// <summary>Settles an attempt's outcome, with results if it is that the job succeeded.</summary>
    public async Task<RunRecord> SettleAsync(RunRecord record, RunEnding ending, ProtectedJob? job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var results = ending.Status == RunStatus.Succeeded && job is not null
            ? await collector.CollectAsync(record.RunId, job, cancellationToken)
            : null;
        return await outbox.SettleAsync(record.Run, ending, new OutcomeDetails(job, results, null), now, cancellationToken);
    }

    /// <summary>Sends a settled outcome; hands the turn over once a job that had not ended has.</summary>
    /// <returns>Whether the attempt is closed.</returns>
    public async Task<bool> CloseAsync(RunRecord record, DateTimeOffset now, CancellationToken cancellationToken)
    {
        record = await outbox.SendAsync(record, now, cancellationToken);
        if (record is not { Outcome.Job: { } then, MembershipId: { } membership } || then.Status.IsTerminal())
        {
            return true;
        }

        var job = await cleanRooms.GetAsync(membership, then.Id, cancellationToken);
        if (job is not null && !job.Status.IsTerminal())
        {
            return false;
        }

        await turns.LeaveAsync(membership, record.Run, cancellationToken);
        await runs.CloseAsync(record.Run, cancellationToken);
        return true;
    }

    /// <summary>The attempt is over, its job is not: the turn stays with the job.</summary>
    public async Task DrainAsync(RunRecord record, CancellationToken cancellationToken)
    {
        if (record.MembershipId is { } membership)
        {
            await turns.DrainAsync(membership, record.Run, cancellationToken);
        }
    }
}
