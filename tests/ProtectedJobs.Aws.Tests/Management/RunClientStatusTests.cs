using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Aws.Tests.Management;

public sealed class RunClientStatusTests
{
    private readonly ClientBench _bench = new();

    [Fact]
    public async Task Get_NoSuchRun_IsNull()
    {
        Assert.Null(await _bench.Client.GetAsync("nobody", CancellationToken.None));
        Assert.Null(await _bench.Client.GetAsync("not/an id", CancellationToken.None));
    }

    [Fact]
    public async Task Get_BeforeItsFirstStep_IsPending()
    {
        _bench.Machine.Add("new", ExecutionStatus.Running, ClientBench.Request("""{"tags":{"team":"red"}}"""));
        var view = await ViewAsync("new");
        Assert.Equal((RuntimeStatus.Pending, RunPhase.Starting), (view.RuntimeStatus, view.Progress.Phase));
        Assert.Equal((ClientBench.Membership, "red"), (view.MembershipId, view.Tags["team"]));
    }

    [Fact]
    public async Task Get_InTheQueue_TellsItsPlace()
    {
        for (var i = 0; i < 3; i++)
        {
            var record = await _bench.RunAsync($"run-{i}");
            await _bench.Core.Turns.EnterAsync(ClientBench.Membership, record.Run, _bench.Clock.GetUtcNow(), TimeSpan.FromHours(24), CancellationToken.None);
        }

        var view = await ViewAsync("run-2");
        Assert.Equal((RuntimeStatus.Pending, RunPhase.Queued), (view.RuntimeStatus, view.Progress.Phase));
        Assert.Equal((2, 2), (view.Progress.QueuePosition, view.Progress.QueueLength));
        Assert.Equal("Waits for the membership's turn: 1 before it.", view.Progress.Message);
    }

    [Fact]
    public async Task Get_WhileItsJobRuns_TellsTimesAndUnits()
    {
        _bench.AddJob(JobStatus.Started);
        await _bench.RunAsync("run", record => record with
        {
            JobId = ClientBench.JobId,
            ClockStart = ClientBench.Start,
            StartedSeenAt = ClientBench.Start.AddMinutes(5),
            Wait = new JobWait("secret-token", 0, ClientBench.Start.AddMinutes(10), 0),
        }, """{"deadlineSeconds":7200}""");
        _bench.Clock.Advance(TimeSpan.FromMinutes(20));
        var view = await ViewAsync("run");
        var progress = view.Progress;
        Assert.Equal((RuntimeStatus.Running, RunPhase.AwaitingJob, JobStatus.Started), (view.RuntimeStatus, progress.Phase, progress.JobStatus));
        Assert.Equal((1200, ClientBench.Start.AddHours(2)), (progress.ElapsedSeconds, progress.Deadline));
        Assert.Equal((8.0, true, 16m), (progress.CrpuHours, progress.IsEstimate, progress.EstimatedCost?.Amount));
        Assert.Equal(ClientBench.Start.AddMinutes(31), progress.NextLook);
    }

    [Fact]
    public async Task Get_JobThatMayNotBeSeen_StillTellsTheRest()
    {
        _bench.CleanRooms.IsRefused = true;
        await _bench.RunAsync("run", record => record with { JobId = ClientBench.JobId, ClockStart = ClientBench.Start });
        var progress = (await ViewAsync("run")).Progress;
        Assert.Equal((RunPhase.AwaitingJob, ClientBench.JobId, null), (progress.Phase, progress.JobId, progress.JobStatus));
    }

    [Theory]
    [InlineData(ExecutionStatus.Succeeded, RunStatus.Succeeded, RuntimeStatus.Completed)]
    [InlineData(ExecutionStatus.Failed, RunStatus.Failed, RuntimeStatus.Failed)]
    [InlineData(ExecutionStatus.Failed, RunStatus.Cancelled, RuntimeStatus.Canceled)]
    [InlineData(ExecutionStatus.Failed, RunStatus.Rejected, RuntimeStatus.Failed)]
    [InlineData(ExecutionStatus.TimedOut, RunStatus.TimedOut, RuntimeStatus.Failed)]
    [InlineData(ExecutionStatus.Aborted, RunStatus.Cancelled, RuntimeStatus.Terminated)]
    [InlineData(ExecutionStatus.Aborted, RunStatus.Succeeded, RuntimeStatus.Terminated)]
    public async Task Get_Ended_TellsHow(ExecutionStatus execution, RunStatus outcome, RuntimeStatus expected)
    {
        await _bench.RunAsync("run", record => record with { Outcome = new RunOutcome(0, outcome, null, null, ClientBench.Start, null, null, null) });
        _bench.Machine.Executions["run"] = _bench.Machine.Executions["run"] with { Status = execution, StopTime = ClientBench.Start.AddMinutes(3) };
        var view = await ViewAsync("run");
        Assert.Equal((expected, outcome, RunPhase.Ended), (view.RuntimeStatus, view.Outcome, view.Progress.Phase));
        Assert.Equal((ClientBench.Start.AddMinutes(3), 180), (view.EndedAt, view.Progress.ElapsedSeconds));
    }

    [Fact]
    public async Task Get_ManyAtOnce_StaysWithinTheQuota()
    {
        for (var i = 0; i < 50; i++)
        {
            _bench.Machine.Add($"run-{i}", ExecutionStatus.Running, ClientBench.Request());
        }

        var looks = Enumerable.Range(0, 50).Select(i => _bench.Client.GetAsync($"run-{i}", CancellationToken.None)).ToList();
        Assert.Equal(15, _bench.Machine.Describes);
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(30, _bench.Machine.Describes);
        _bench.Clock.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(looks);
        Assert.Equal(50, _bench.Machine.Describes);
    }

    [Fact]
    public async Task Get_OneRunOftenWithinASecond_IsOneCall()
    {
        _bench.AddJob(JobStatus.Started);
        await _bench.RunAsync("run", record => record with { JobId = ClientBench.JobId });
        for (var i = 0; i < 10; i++)
        {
            await ViewAsync("run");
        }

        Assert.Equal((1, 1), (_bench.Machine.Describes, _bench.CleanRooms.Looks));
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await ViewAsync("run");
        Assert.Equal((2, 1), (_bench.Machine.Describes, _bench.CleanRooms.Looks));
    }

    [Fact]
    public async Task Wait_UntilTheRunIsOver_TellsEveryLook()
    {
        await _bench.RunAsync("run");
        var seen = new List<RuntimeStatus>();
        var waiting = _bench.Client.WaitAsync("run", TimeSpan.FromSeconds(5), view => seen.Add(view.RuntimeStatus), CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        await _bench.Machine.StopAsync("run", "x", null, CancellationToken.None);
        _bench.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(RuntimeStatus.Terminated, (await waiting)!.RuntimeStatus);
        Assert.Equal([RuntimeStatus.Pending, RuntimeStatus.Terminated], seen);
    }

    private async Task<RunView> ViewAsync(string runId) =>
        await _bench.Client.GetAsync(runId, CancellationToken.None) ?? throw new InvalidOperationException($"No run {runId}.");
}
