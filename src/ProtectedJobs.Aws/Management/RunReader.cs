using ProtectedJobs.Core;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Aws.Management;

/// <summary>Looks at runs, within what AWS allows: reads are rationed, and many looks within a moment are one.</summary>
internal sealed class RunReader(
    IStateMachine machine, Orchestrator core, ICleanRooms cleanRooms, CrpuPrice? price, TimeProvider clock, RunClientSettings settings)
{
    private readonly CallBudget _describes = new(settings.DescribesPerSecond, settings.DescribesAtOnce, clock);
    private readonly CallBudget _looks = new(settings.JobLooksPerSecond, (int)Math.Ceiling(settings.JobLooksPerSecond), clock);
    private readonly ShortMemory<ExecutionDetail?> _executions = new(settings.Memory, clock);
    private readonly ShortMemory<SlotDocument> _slots = new(settings.Memory, clock);
    private readonly ShortMemory<ProtectedJob?> _jobs = new(settings.JobMemory, clock);

    /// <summary>Looks at a run.</summary>
    /// <returns>What was seen; null if there is no such run, or it was purged.</returns>
    public async Task<RunSight?> SightAsync(string runId, CancellationToken cancellationToken)
    {
        if (RunIds.FaultOf(runId) is not null || await ExecutionAsync(runId, cancellationToken) is not { } execution)
        {
            return null;
        }

        var record = await core.Runs.FindAsync(
            new RunIdentity(runId, execution.ExecutionArn, execution.StartTime, execution.RedriveCount), cancellationToken);
        if (record is { PurgedAt: not null } && record.Attempt == execution.RedriveCount)
        {
            return null;
        }

        var isOpen = record is { Outcome: null } && record.Attempt == execution.RedriveCount;
        var slot = isOpen && record is { JobId: null, MembershipId: { } membership }
            ? await _slots.OfAsync(membership, () => core.Turns.ReadAsync(membership, CancellationToken.None), cancellationToken)
            : null;
        var job = isOpen && record is { JobId: { } jobId, MembershipId: { } itsMembership }
            ? await JobAsync(itsMembership, jobId, cancellationToken)
            : null;
        return new RunSight(execution, record, slot, job, price);
    }

    /// <summary>Describes an execution; one that is described now counts as such for a moment.</summary>
    public Task<ExecutionDetail?> ExecutionAsync(string runId, CancellationToken cancellationToken) => _executions.OfAsync(
        runId,
        async () =>
        {
            await _describes.TakeAsync(CancellationToken.None);
            return await machine.DescribeAsync(runId, CancellationToken.None);
        },
        cancellationToken);

    /// <summary>Looks anew next time: somebody has just changed the run.</summary>
    public void Forget(string runId) => _executions.Forget(runId);

    /// <summary>All of an execution's history, oldest first.</summary>
    public async Task<IReadOnlyList<ExecutionEvent>> HistoryAsync(string runId, CancellationToken cancellationToken)
    {
        var events = new List<ExecutionEvent>();
        string? page = null;
        do
        {
            var answer = await machine.HistoryAsync(runId, page, cancellationToken);
            events.AddRange(answer.Events);
            page = answer.NextPage;
        }
        while (page is not null);
        return events;
    }

    // A status without the job's own is better than none: the caller may not be allowed to look, or Clean Rooms be busy.
    private async Task<ProtectedJob?> JobAsync(string membershipId, string jobId, CancellationToken cancellationToken)
    {
        try
        {
            return await _jobs.OfAsync(
                jobId,
                async () =>
                {
                    await _looks.TakeAsync(CancellationToken.None);
                    return await cleanRooms.GetAsync(membershipId, jobId, CancellationToken.None);
                },
                cancellationToken);
        }
        catch (RunError)
        {
            return null;
        }
    }
}
