using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Sweeping;

/// <summary>Sweep's part about slots: replaces owners that are gone, wakes owners whose wake-up was lost and those who have waited too long, reports foreign jobs.</summary>
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
        var memberships = new List<string>();
        await foreach (var membership in turns.MembershipsAsync(cancellationToken))
        {
            memberships.Add(membership);
        }

        foreach (var membership in Rotation.Of(memberships, at))
        {
            if (!hasTime())
            {
                break;
            }

            try
            {
                await LookAsync(membership, at, hasTime, report, cancellationToken);
            }
            catch (Exception trouble) when (Rotation.IsOfOne(trouble))
            {
                // Slots are never deleted, but memberships are: one that is gone must not stop the others.
                report.Troubles.Add($"membership {membership}: {trouble.Message}");
            }
        }
    }

    private async Task LookAsync(
        string membership, DateTimeOffset at, Func<bool> hasTime, SweepReport report, CancellationToken cancellationToken)
    {
        var slot = await turns.ReadAsync(membership, cancellationToken);
        report.QueueDepth += slot.Waiting.Count;
        if (slot.Owner is { } owner)
        {
            await LookAtOwnerAsync(membership, slot, owner, at, report, cancellationToken);
        }

        foreach (var waiting in slot.Waiting.Where(entry => entry.ExpiresAt <= at))
        {
            if (!hasTime())
            {
                return;
            }

            await ExpireAsync(membership, waiting, at, report, cancellationToken);
        }

        foreach (var job in await ForeignJobsAsync(membership, cancellationToken))
        {
            report.ForeignJobs.Add(job);
        }
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
                if (await turns.WakeOwnerAsync(slot, cancellationToken))
                {
                    report.Woken++;
                    report.Repairs.Add(new(owner.RunId, $"woken for its turn in membership {membership}"));
                }
            }
            else if (record?.JobId is null)
            {
                await ExpireAsync(membership, owner, at, report, cancellationToken);
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
            report.Repairs.Add(new(owner.RunId, $"over, and its turn in membership {membership} was taken from it"));
        }
    }

    private async Task ExpireAsync(string membership, SlotEntry entry, DateTimeOffset at, SweepReport report, CancellationToken cancellationToken)
    {
        if (await turns.WakeExpiredAsync(entry, at, cancellationToken))
        {
            report.Woken++;
            report.Repairs.Add(new(entry.RunId, $"woken, its turn in membership {membership} not having come in time"));
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
