using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Sweeping;

/// <summary>Sweep's part about slots: replaces owners that are gone, wakes owners whose wake-up was lost, reports foreign jobs.</summary>
/// <param name="turns">The slots.</param>
/// <param name="runs">The records and claims.</param>
/// <param name="executions">Tells which executions are over.</param>
/// <param name="cleanRooms">The memberships' jobs.</param>
public sealed class SlotSweep(Turns turns, RunLedger runs, IExecutions executions, ICleanRooms cleanRooms)
{
    /// <summary>Looks at every membership that has a slot.</summary>
    /// <param name="at">The scheduled time.</param>
    /// <param name="hasTime">False when no new membership should be begun with.</param>
    /// <param name="report">What was seen and done is added to it.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    public async Task RunAsync(DateTimeOffset at, Func<bool> hasTime, SweepReport report, CancellationToken cancellationToken)
    {
        var foreign = new List<string>();
        await foreach (var membership in turns.MembershipsAsync(cancellationToken))
        {
            if (!hasTime())
            {
                break;
            }

            var slot = await turns.ReadAsync(membership, cancellationToken);
            report.QueueDepth += slot.Waiting.Count;
            if (slot.Owner is { } owner)
            {
                await LookAtOwnerAsync(membership, slot, owner, at, report, cancellationToken);
            }

            foreign.AddRange(await ForeignJobsAsync(membership, cancellationToken));
        }

        report.ForeignJobs = foreign;
    }

    private async Task LookAtOwnerAsync(
        string membership,
        SlotDocument slot,
        SlotEntry owner,
        DateTimeOffset at,
        SweepReport report,
        CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(owner.Run, cancellationToken);
        var execution = await executions.DescribeAsync(owner.ExecutionArn, cancellationToken);
        var isAlive = execution is { Status: ExecutionStatus.Running } || execution?.RedriveCount > owner.Attempt;
        if (isAlive)
        {
            if (owner.Wait is not null && record?.JobId is null && !(owner.TriesAgainAt > at))
            {
                report.Woken += await turns.WakeOwnerAsync(slot, cancellationToken) ? 1 : 0;
            }

            return;
        }

        // What is not announced yet has its mark, and is brought to its end by that; this is for what came too late for it.
        var isClosed = record is null
            || (record is { Outcome: { } outcome, AnnouncedAt: not null } && outcome.Job?.Status.IsTerminal() != false);
        if (isClosed)
        {
            await turns.LeaveAsync(membership, owner.Run, cancellationToken);
            report.SlotsFreed++;
        }
    }

    private async Task<List<string>> ForeignJobsAsync(string membership, CancellationToken cancellationToken)
    {
        var foreign = new List<string>();
        var page = await cleanRooms.ListAsync(membership, null, cancellationToken);
        foreach (var job in page.Jobs.Where(job => !job.Status.IsTerminal()))
        {
            if (await runs.ClaimOfAsync(job.Id, cancellationToken) is null)
            {
                foreign.Add(job.Id);
            }
        }

        return foreign;
    }
}
