using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>StartJob of a later attempt: what it makes of the job that the one before left, and what it forgets of it.</summary>
public sealed class RedriveTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10, JobStatus.Submitted)]
    [InlineData(30, JobStatus.Started)]
    public async Task Redrive_OfALiveJob_CountsAfreshAndForgetsACancelThatNeverReachedIt(int seconds, JobStatus status)
    {
        var first = await OpenAsync();
        await ChangeAsync(r => r with { Cancel = new CancelRequest(CancelReason.Deadline, _world.Time.Now) });
        _world.Time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(status, _world.CleanRooms.Jobs[0].Status);

        var plan = await OpenAsync(attempt: 1);

        Assert.Equal(first.JobId, plan.JobId);
        Assert.Equal((1, _world.Time.Now, null), (_world.Record().DecidedAttempt, _world.Record().ClockStart, _world.Record().Cancel));
        Assert.Equal(("run", 1), (_world.Slot().Owner!.RunId, _world.Slot().Owner!.Attempt));
    }

    [Fact]
    public async Task Redrive_OfAJobThatCancels_KeepsWhyItWasAskedTo()
    {
        var plan = await OpenAsync();
        await ChangeAsync(r => r with { Cancel = new CancelRequest(CancelReason.Deadline, _world.Time.Now) });
        _world.CleanRooms.Cancel(plan.JobId);

        await OpenAsync(attempt: 1);

        Assert.Equal(CancelReason.Deadline, _world.Record().Cancel!.Reason);
    }

    [Fact]
    public async Task Redrive_OfAJobThatSucceeded_TakesNoTurn()
    {
        var first = await OpenAsync();
        _world.Time.Advance(TimeSpan.FromHours(1));
        await _world.Core.Turns.LeaveAsync(CoreWorld.Membership, _world.Record().Run, Cancel);

        Assert.Equal(first.JobId, (await OpenAsync(attempt: 1)).JobId);

        Assert.Null(_world.Slot().Owner);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Retry_OfAnAttemptThatHadItsJob_FindsItFailedAndStartsNoOther(int attempt)
    {
        _world.CleanRooms.Script = static _ => new JobScript { End = JobStatus.Failed };
        for (var at = 0; at <= attempt; at++)
        {
            await OpenAsync(at);
        }

        _world.Time.Advance(TimeSpan.FromHours(1));

        await OpenAsync(attempt);

        Assert.Equal(_world.Record().JobId, Assert.Single(_world.CleanRooms.Jobs).Id);
        Assert.Equal(0, _world.Record().Generation);
    }

    [Theory]
    [InlineData(JobStatus.Failed)]
    [InlineData(JobStatus.Cancelled)]
    public async Task Redrive_AfterAJobThatEndedBadly_ForgetsAllThatWasThatJobs(JobStatus end)
    {
        _world.CleanRooms.Script = _ => new JobScript { End = end };
        var jobId = (await OpenAsync()).JobId;
        var at = _world.Time.Now;
        await ChangeAsync(r => r with
        {
            Adoption = Adoption.Inferred,
            StartedSeenAt = at,
            Cancel = new CancelRequest(CancelReason.Stop, at),
            Approval = new Approval(0, 0, 3, 2, at, at) { Answer = new ApprovalAnswer(ApprovalVerdict.Approved, null, null, at) },
            Intent = new StartIntent("settled", "hash", jobId, at, at, 0, 0),
        });
        _world.Time.Advance(TimeSpan.FromHours(1));
        await _world.Core.Turns.LeaveAsync(CoreWorld.Membership, _world.Record().Run, Cancel);
        await _world.Core.Turns.EnterAsync(CoreWorld.Membership, _world.Run("other"), at, TimeSpan.FromHours(24), Cancel);

        // Seen between the decision and the start of the next job: it is not its turn.
        await Assert.ThrowsAsync<SlotTaken>(() => OpenAsync(attempt: 1));

        var record = _world.Record();
        Assert.Equal((1, 1, null, Adoption.None), (record.Generation, record.DecidedAttempt, record.JobId, record.Adoption));
        Assert.Equal((null, null, null), (record.ClockStart, record.StartedSeenAt, record.Cancel));
        Assert.Equal((null, null), (record.Approval, record.Intent));
    }

    [Theory]
    [InlineData(300.5, 300)]
    [InlineData(0, 300.5)]
    public async Task Redrive_OfAStateEnteredLongAgo_TakesTheServicesTimeIfThatIsLater(double enteredAgo, double clock)
    {
        await OpenAsync();
        var start = _world.Time.Now;
        _world.Time.Advance(TimeSpan.FromSeconds(300.5));
        var step = _world.Step(_world.Run(attempt: 1)) with { EnteredAt = _world.Time.Now.AddSeconds(-enteredAgo) };

        await _world.Core.Opening.OpenAsync(step, CoreWorld.Request(), Cancel);

        Assert.Equal(start.AddSeconds(clock), _world.Record().ClockStart);
    }

    [Fact]
    public async Task FirstAttempt_CountsFromItsJobsCreation_AndAsksNobodyForTheTime()
    {
        await OpenAsync();

        Assert.Equal(_world.CleanRooms.Jobs[0].CreateTime, _world.Record().ClockStart);
        Assert.Single(_world.Wire.Calls, "ListProtectedJobs");
    }

    [Fact]
    public async Task Redrive_DecidedMeanwhileByAnotherInvocation_KeepsThatOnesClock()
    {
        await OpenAsync();
        var run = _world.Run(attempt: 1);
        var late = _world.Step(run) with { EnteredAt = _world.Time.Now.AddMinutes(1) };

        await _world.Over(new MeanwhileWire("GetProtectedJob", () => OpenAsync(attempt: 1))).Opening.OpenAsync(late, CoreWorld.Request(), Cancel);

        Assert.Equal(_world.Time.Now, _world.Record().ClockStart);
    }

    [Fact]
    public async Task Redrive_WhoseFailedJobIsReplacedMeanwhile_TakesTheNewOne()
    {
        _world.CleanRooms.Script = static _ => new JobScript { End = JobStatus.Failed };
        await OpenAsync();
        _world.Time.Advance(TimeSpan.FromHours(1));
        var step = _world.Step(_world.Run(attempt: 1));

        var plan = await _world.Over(new MeanwhileWire("GetProtectedJob", () => OpenAsync(attempt: 1)))
            .Opening.OpenAsync(step, CoreWorld.Request(), Cancel);

        Assert.Equal((2, _world.CleanRooms.Jobs[1].Id, 1), (_world.CleanRooms.Jobs.Count, plan.JobId, _world.Record().Generation));
    }

    [Fact]
    public async Task Open_OfAnAttemptThatIsOver_IsRefused()
    {
        await OpenAsync();
        await ChangeAsync(r => r with { Outcome = new RunOutcome(0, RunStatus.Failed, "JobFailed", "x", _world.Time.Now, null, null, null) });

        await Assert.ThrowsAsync<RunSuperseded>(() => OpenAsync());
    }

    [Fact]
    public async Task Open_OfARunStoppedBefore_NeitherAsksForConsentNorTakesATurn()
    {
        var run = _world.Run();
        await Assert.ThrowsAsync<ApprovalNeeded>(() => OpenAsync(0, """{"approval":{"aboveCrpuHours":1}}"""));
        await ChangeAsync(r => r with { Approval = null, Stop = new StopRequest(Core.Ports.ExecutionStatus.Running, _world.Time.Now, null) });

        await Assert.ThrowsAsync<JobCancelled>(() => OpenAsync(0, """{"approval":{"aboveCrpuHours":1}}"""));

        Assert.Null(_world.Record().Approval);
        Assert.DoesNotContain(Keys.Slot(CoreWorld.Membership), _world.Ledger.Keys);
        Assert.Contains(Keys.Open(run), _world.Ledger.Keys);
    }

    private Task<WaitPlan> OpenAsync(int attempt = 0, string orchestration = "{}") =>
        _world.Core.Opening.OpenAsync(_world.Step(_world.Run(attempt: attempt)), CoreWorld.Request(orchestration), Cancel);

    private Task ChangeAsync(Func<RunRecord, RunRecord> change) => _world.Core.Runs.ChangeAsync(_world.Record().Run, change, Cancel);
}
