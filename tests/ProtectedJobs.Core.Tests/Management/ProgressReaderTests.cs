using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Tests.Management;

/// <summary>What is told besides the phase, and only where it means something.</summary>
public sealed class ProgressReaderTests
{
    private static readonly RunRecord s_seenRunning = Sights.WithJob with { StartedSeenAt = Sights.Now.AddMinutes(-15) };

    [Fact]
    public void QueuePlace_IsToldInTheQueueOnly()
    {
        var slot = Sights.Slot("a", "b", "run", "d");

        Assert.Equal((2, 3), PlaceOf(Sights.Record));
        Assert.Equal((null, null), PlaceOf(Sights.WithJob));

        (int?, int?) PlaceOf(RunRecord record) => ProgressReader.Of(Sights.Of(record, slot: slot)) is var progress ? (progress.QueuePosition, progress.QueueLength) : default;
    }

    [Fact]
    public void Job_IsTheRecords_AndItsStatusWhatWasSeenLast()
    {
        var ended = Sights.Record with { Outcome = Sights.Outcome(RunStatus.Failed) with { Job = Sights.Job(JobStatus.Failed) } };

        Assert.Equal(("job", JobStatus.Failed), JobOf(Sights.Of(ended)));
        Assert.Equal(("job", JobStatus.Started), JobOf(Sights.Of(ended, job: Sights.Job(JobStatus.Started))));
        Assert.Equal(("own", JobStatus.Started), JobOf(Sights.Of(Sights.WithJob with { JobId = "own" }, job: Sights.Job(JobStatus.Started))));
        Assert.Equal(("job", null), JobOf(Sights.Of(Sights.WithJob)));
        Assert.Equal((null, null), JobOf(Sights.Of(Sights.Record)));

        static (string?, JobStatus?) JobOf(RunSight sight) => ProgressReader.Of(sight) is var progress ? (progress.JobId, progress.JobStatus) : default;
    }

    [Fact]
    public void Elapsed_CountsToTheEndOfTheExecution_ElseToTheOutcome_ElseToNow()
    {
        var settled = Sights.Record with { Outcome = Sights.Outcome(RunStatus.Failed) };

        Assert.Equal(20 * 60, ElapsedOf(Sights.Record, Sights.Execution()));
        Assert.Equal(12 * 60, ElapsedOf(settled, Sights.Execution()));
        Assert.Equal(15 * 60, ElapsedOf(settled, Sights.Execution(ExecutionStatus.Failed) with { StopTime = Sights.Start.AddMinutes(15) }));
        Assert.Equal(0, ElapsedOf(null, Sights.Execution() with { AsOf = Sights.Start.AddSeconds(-5) }));

        static long ElapsedOf(RunRecord? record, ExecutionDetail execution) => ProgressReader.Of(Sights.Of(record, execution)).ElapsedSeconds;
    }

    [Fact]
    public void Usage_IsTheOutcomes_ElseTheJobs_ElseAnEstimateWhileItRuns()
    {
        var billed = Sights.WithJob with { Outcome = Sights.Outcome(RunStatus.Succeeded) with { Usage = new RunUsage(7, null, null) } };
        var unknown = s_seenRunning with { Outcome = Sights.Outcome(RunStatus.Failed) };

        Assert.Equal((7.0, false, 14m), UsageOf(Sights.Of(billed, job: Sights.Job(JobStatus.Success, 9), price: Sights.Price)));
        Assert.Equal((9.0, false, 18m), UsageOf(Sights.Of(s_seenRunning, job: Sights.Job(JobStatus.Success, 9), price: Sights.Price)));
        // 32 workers' CRPU for a quarter of an hour.
        Assert.Equal((8.0, true, 16m), UsageOf(Sights.Of(s_seenRunning, price: Sights.Price)));
        Assert.Equal((8.0, true, null), UsageOf(Sights.Of(s_seenRunning)));
        Assert.Equal((null, false, null), UsageOf(Sights.Of(unknown, price: Sights.Price)));
        Assert.Equal((null, false, null), UsageOf(Sights.Of(Sights.WithJob, price: Sights.Price)));
        Assert.Equal((null, false, null), UsageOf(Sights.Of(s_seenRunning, Sights.Execution() with { Input = "{}" }, price: Sights.Price)));

        static (double?, bool, decimal?) UsageOf(RunSight sight) =>
            ProgressReader.Of(sight) is var progress ? (progress.CrpuHours, progress.IsEstimate, progress.EstimatedCost?.Amount) : default;
    }

    [Fact]
    public void Usage_OfAnyTime_IsEstimatedToThreePlaces() => Assert.Equal(
        8.898, ProgressReader.Of(Sights.Of(Sights.WithJob with { StartedSeenAt = Sights.Now.AddSeconds(-1001) })).CrpuHours);

    [Fact]
    public void Cost_OfAnEnd_StaysWhatItWas()
    {
        var then = new CostEstimate(21m, "EUR", 3m, "2025-01");
        var ended = Sights.WithJob with { Outcome = Sights.Outcome(RunStatus.Succeeded) with { Usage = new RunUsage(7, null, then) } };

        Assert.Equal(then, ProgressReader.Of(Sights.Of(ended, price: Sights.Price)).EstimatedCost);
    }

    [Fact]
    public void NextLook_IsToldWhileTheJobIsWaitedFor()
    {
        const string Plan = """{"poll":{"firstSeconds":60,"maxSeconds":60}}""";
        var waits = Sights.WithJob with { Wait = new JobWait("token", 0, Sights.Now.AddSeconds(-10), 0) };
        var (submitted, look) = (Sights.Job(JobStatus.Submitted), Sights.Now.AddSeconds(50));

        Assert.Equal(look, LookOf(waits, submitted));
        Assert.Equal(look, LookOf(waits with { Cancel = new CancelRequest(CancelReason.Stop, Sights.Now.AddSeconds(-30)) }, submitted));
        Assert.Null(LookOf(Sights.WithJob, submitted));
        Assert.Null(LookOf(waits, null));
        Assert.Null(LookOf(waits, Sights.Job(JobStatus.Success)));
        Assert.Null(LookOf(waits with { JobId = null }, submitted));
        Assert.Null(LookOf(waits with { Cancel = new CancelRequest(CancelReason.Stop, Sights.Now.AddHours(-1)) }, submitted));

        static DateTimeOffset? LookOf(RunRecord record, ProtectedJob? job) =>
            ProgressReader.Of(Sights.Of(record, Sights.Execution(orchestration: Plan), job: job)).NextLook;
    }

    [Fact]
    public void Deadline_IsToldWhileTheJobIsWaitedFor()
    {
        const string Plan = """{"deadlineSeconds":3600}""";

        Assert.Equal(Sights.Start.AddMinutes(61), DeadlineOf(Sights.WithJob));
        Assert.Null(DeadlineOf(Sights.WithJob with { Cancel = new CancelRequest(CancelReason.Stop, Sights.Now) }));
        Assert.Null(DeadlineOf(Sights.WithJob with { JobId = null }));

        static DateTimeOffset? DeadlineOf(RunRecord record) => ProgressReader.Of(Sights.Of(record, Sights.Execution(orchestration: Plan))).Deadline;
    }

    [Fact]
    public void ApprovalsEnd_IsToldWhileItIsAskedFor()
    {
        var asks = Sights.Record with { Approval = new Approval(0, 0, 16.5, 10, Sights.Start, Sights.Start.AddHours(1)) };

        Assert.Equal(Sights.Start.AddHours(1), ProgressReader.Of(Sights.Of(asks)).ApprovalExpires);
        Assert.Null(ProgressReader.Of(Sights.Of(asks with { JobId = "job" })).ApprovalExpires);
    }
}
