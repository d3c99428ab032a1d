using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Usage;
using Simulation.Time;

namespace Simulation.World;

/// <summary>
/// AWS Clean Rooms' protected jobs: one running job per membership and a limit per account, both answered 402; lists and reads that
/// lag; cancels that end in any of three ways.
/// </summary>
/// <param name="time">The time.</param>
/// <param name="newId">New job ids, lower-case UUIDs.</param>
public sealed class CleanRoomsService(VirtualTime time, Func<string> newId)
{
    private readonly List<SimJob> _jobs = [];

    /// <summary>What the next job does.</summary>
    public Func<JobSpec, JobScript> Script { get; set; } = static _ => new JobScript();

    /// <summary>The most jobs of the account that run at a time.</summary>
    public int AccountLimit { get; set; } = int.MaxValue;

    /// <summary>Memberships that are not there, or may not be read.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>Is told of every job that ends.</summary>
    public Action<SimJob> Ended { get; set; } = static _ => { };

    /// <summary>All jobs, oldest first.</summary>
    public IReadOnlyList<SimJob> Jobs => _jobs;

    /// <summary>StartProtectedJob.</summary>
    public StartAnswer Start(JobSpec spec, KeyValuePair<string, string>? token, string? startedBy)
    {
        if (Refused.Contains(spec.MembershipId))
        {
            return new StartAnswer.Refused("ResourceNotFoundException (404)");
        }

        if (_jobs.Any(job => !job.Status.IsTerminal() && job.Spec.MembershipId == spec.MembershipId))
        {
            return new StartAnswer.NoRoom("Concurrent ongoing job per membership");
        }

        if (_jobs.Count(job => !job.Status.IsTerminal()) >= AccountLimit)
        {
            return new StartAnswer.NoRoom("Concurrent PySpark jobs per account");
        }

        var parameters = new Dictionary<string, string>(spec.Parameters);
        if (token is { } own)
        {
            parameters[own.Key] = own.Value;
        }

        var job = new SimJob
        {
            Id = newId(),
            Spec = spec,
            Parameters = parameters,
            Script = Script(spec),
            StartedBy = startedBy,
            CreateTime = time.Now,
        };
        _jobs.Add(job);
        time.After(job.Script.Waits, () => Move(job, JobStatus.Submitted, JobStatus.Started));
        return new StartAnswer.Started(Show(job));
    }

    /// <summary>GetProtectedJob.</summary>
    public ProtectedJob? Get(string membershipId, string jobId) =>
        _jobs.Find(job => job.Id == jobId && job.Spec.MembershipId == membershipId) is { } job
        && job.CreateTime + job.Script.ReadLag <= time.Now
            ? Show(job)
            : null;

    /// <summary>UpdateProtectedJob; of a job that has ended it changes nothing.</summary>
    public void Cancel(string jobId, bool byRun = true)
    {
        var job = _jobs.Find(candidate => candidate.Id == jobId)!;
        if (byRun)
        {
            job.CancelAskedAt ??= time.Now;
        }

        if (job.Status is JobStatus.Submitted or JobStatus.Started)
        {
            Set(job, JobStatus.Cancelling);
            time.After(job.Script.Cancels, () => End(job, job.Script.CancelEnd));
        }
    }

    /// <summary>ListProtectedJobs, newest first, 100 a page.</summary>
    public JobPage List(string membershipId, string? page)
    {
        var from = page is null ? 0 : int.Parse(page, System.Globalization.CultureInfo.InvariantCulture);
        var listed = _jobs
            .Where(job => job.Spec.MembershipId == membershipId && job.CreateTime + job.Script.ListLag <= time.Now)
            .Reverse()
            .Skip(from)
            .Take(101)
            .Select(job => new JobSummary(job.Id, job.CreateTime, job.Status))
            .ToList();
        var next = listed.Count > 100 ? (from + 100).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

        // The Date header has whole seconds.
        var date = time.Now.AddTicks(-(time.Now.UtcTicks % TimeSpan.TicksPerSecond));
        return new JobPage([.. listed.Take(100)], next, date);
    }

    private void Move(SimJob job, JobStatus from, JobStatus to)
    {
        if (job.Status == from)
        {
            Set(job, to);
            job.StartedAt = time.Now;
            time.After(job.Script.Runs, () =>
            {
                if (job.Status == JobStatus.Started)
                {
                    End(job, job.Script.End);
                }
            });
        }
    }

    private void End(SimJob job, JobStatus how)
    {
        if (!job.Status.IsTerminal())
        {
            Set(job, how);
            job.EndedAt = time.Now;
            Ended(job);
        }
    }

    private static void Set(SimJob job, JobStatus status) => (job.StatusBefore, job.Status) = (job.Status, status);

    private ProtectedJob Show(SimJob job)
    {
        var status = job.EndedAt + job.Script.EndLag > time.Now ? job.StatusBefore : job.Status;
        var hasUnits = status.IsTerminal() && job.EndedAt + job.Script.UnitsLag <= time.Now;
        var crpuHours = Compute.EstimateCrpuHours(job.Spec.Workers, (job.EndedAt ?? time.Now) - (job.StartedAt ?? time.Now));
        return new ProtectedJob
        {
            Id = job.Id,
            MembershipId = job.Spec.MembershipId,
            MembershipArn = $"arn:aws:cleanrooms:us-east-1:000000000000:membership/{job.Spec.MembershipId}",
            CreateTime = job.CreateTime,
            Status = status,
            JobParameters = new JobParameters(job.Spec.AnalysisTemplateArn)
            {
                Parameters = job.Script.TellsParameters ? job.Parameters : null,
            },
            Statistics = hasUnits ? new JobStatistics(1000, new BilledUtilization(crpuHours)) : null,
            Result = status == JobStatus.Success
                ? new JobResult(new JobOutput { S3 = new S3Location($"s3://results/{job.Id}/") })
                : null,
            Error = status == JobStatus.Failed ? new JobError("The script failed.", "SCRIPT") : null,
        };
    }
}
