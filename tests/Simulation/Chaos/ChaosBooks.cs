using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Usage;
using Simulation.Machine;
using Simulation.World;
using AslStatus = LocalCloud.Asl.Execution.ExecutionStatus;

namespace Simulation.Chaos;

/// <summary>What Clean Rooms started for some runs, and what of it nobody wanted.</summary>
public sealed class ChaosBooks
{
    /// <summary>Runs.</summary>
    public int Runs { get; private set; }

    /// <summary>Jobs that the runs started.</summary>
    public int Started { get; private set; }

    /// <summary>Jobs beyond the one that a run, or its generation, should have.</summary>
    public int Duplicates { get; private set; }

    /// <summary>What duplicates used, in CRPU-hours: ten minutes at least each.</summary>
    public double DuplicateCrpuHours { get; private set; }

    /// <summary>Jobs that ran on, though their run had been stopped and nobody cancelled them.</summary>
    public int RanOn { get; private set; }

    /// <summary>What these used after the stop, in CRPU-hours.</summary>
    public double RanOnCrpuHours { get; private set; }

    /// <summary>Runs that ended FAILED and know nothing of a job of theirs that was SUCCESS, or was still to end.</summary>
    public int LostJobs { get; private set; }

    /// <summary>Adds a world that has ended.</summary>
    /// <param name="cleanRooms">Its jobs.</param>
    /// <param name="executions">Its runs.</param>
    /// <param name="knows">Whether a run's record tells its job all the same.</param>
    public void Add(CleanRoomsService cleanRooms, IReadOnlyCollection<SimExecution> executions, Func<SimExecution, bool> knows)
    {
        Runs += executions.Count;
        var started = cleanRooms.Jobs.Where(job => job.StartedBy is not null).ToList();
        Started += started.Count;
        foreach (var duplicate in started.GroupBy(job => job.StartedBy).SelectMany(jobs => jobs.Skip(1)))
        {
            Duplicates++;
            DuplicateCrpuHours += Compute.EstimateCrpuHours(duplicate.Spec.Workers, Running(duplicate, duplicate.CreateTime));
        }

        foreach (var execution in executions.Where(e => e.State.Status != AslStatus.Succeeded))
        {
            var jobs = started.Where(job => job.StartedBy!.Split('/')[0] == execution.Name).ToList();
            if (execution.State.Status == AslStatus.Failed && !knows(execution) && jobs.Any(job => job.Status == JobStatus.Success || job.EndedAt > execution.Ends[^1].At))
            {
                LostJobs++;
            }

            if (execution.State.Status == AslStatus.Aborted)
            {
                foreach (var job in jobs.Where(job => job.CancelAskedAt is null && job.EndedAt > execution.Ends[^1].At))
                {
                    RanOn++;
                    RanOnCrpuHours += Compute.CrpuOf(job.Spec.Workers) * Running(job, execution.Ends[^1].At).TotalHours;
                }
            }
        }
    }

    private static TimeSpan Running(SimJob job, DateTimeOffset since)
    {
        var from = job.StartedAt ?? job.EndedAt ?? since;
        return (job.EndedAt ?? from) - (from > since ? from : since);
    }
}
