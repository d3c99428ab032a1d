using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Functions.Tests.Telemetry;

/// <summary>Records of attempts that ended, for a job of ten minutes that was created a minute after its run had begun.</summary>
internal static class Ended
{
    public static readonly DateTimeOffset Start = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset JobEnd = Start.AddMinutes(11);

    /// <summary>A record whose job ended.</summary>
    /// <param name="status">How.</param>
    /// <param name="seen">When the run knew; null for when its outcome was settled, a minute after the job's end.</param>
    public static RunRecord WithJob(RunStatus status = RunStatus.Succeeded, DateTimeOffset? seen = null)
    {
        var job = new ProtectedJob
        {
            Id = "j",
            MembershipId = "m",
            MembershipArn = "arn:m",
            CreateTime = Start.AddMinutes(1),
            Status = status == RunStatus.Succeeded ? JobStatus.Success : JobStatus.Failed,
            Statistics = new JobStatistics(600_000, new BilledUtilization(1.5)),
        };
        return RunRecord.Of(new RunIdentity("r", "arn:r", Start, 0)) with
        {
            JobId = "j",
            MembershipId = "m",
            ClockStart = job.CreateTime,
            Outcome = new RunOutcome(0, status, null, null, JobEnd.AddMinutes(1), job, null, RunUsage.Of(job, new CrpuPrice(2, "USD", null)))
            {
                EndSeenAt = seen,
            },
        };
    }
}
