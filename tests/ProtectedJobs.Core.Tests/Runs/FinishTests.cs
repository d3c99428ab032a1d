using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;
using static Simulation.World.ScriptedWire.Failing;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>Finish: a run whose execution is over without having told its end, from each state it may have been left in.</summary>
public sealed class FinishTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finish_OfARunThatGoesOn_DoesNothing()
    {
        var run = await OpenAsync();

        Assert.False(await FinishAsync(run));

        Assert.Null(_world.CleanRooms.Jobs[0].CancelAskedAt);
        Assert.Empty(_world.Bus.Events);
    }

    [Fact]
    public async Task Finish_OfAnEarlierAttempt_LeavesTheLaterOneAlone()
    {
        var run = await OpenAsync();
        _world.Run(attempt: 1);

        Assert.False(await FinishAsync(run));

        Assert.Null(_world.CleanRooms.Jobs[0].CancelAskedAt);
    }

    [Fact]
    public async Task Finish_WhileTheJobRuns_CancelsItAndKeepsTheSlotUntilItHasEnded()
    {
        var run = await OpenAsync();
        _world.End(run, ExecutionStatus.Aborted);

        Assert.False(await FinishAsync(run));
        Assert.True(_world.Slot().Draining);
        Assert.Empty(_world.Bus.Events);
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await FinishAsync(run));

        Assert.Null(_world.Slot().Owner);
        Assert.Equal("Clean Rooms Job Run Cancelled", Assert.Single(_world.Bus.Events).DetailType);
    }

    [Theory]
    [InlineData(JobStatus.Success, RunStatus.Succeeded, null)]
    [InlineData(JobStatus.Failed, RunStatus.Failed, nameof(JobFailed))]
    [InlineData(JobStatus.Cancelled, RunStatus.Cancelled, nameof(JobCancelled))]
    public async Task Finish_OfACancelThatEndsInAnyWay_TellsWhatItWas(JobStatus end, RunStatus outcome, string? error)
    {
        _world.CleanRooms.Script = _ => new JobScript { CancelEnd = end };
        var run = await OpenAsync();
        _world.End(run, ExecutionStatus.Aborted);
        await FinishAsync(run);
        _world.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await FinishAsync(run));

        Assert.Equal((outcome, error), (_world.Record().Outcome!.Status, _world.Record().Outcome!.Error));
    }

    [Fact]
    public async Task Finish_Repeated_AnnouncesOnceAndTouchesNothingMore()
    {
        var run = await OpenAsync();
        _world.Time.Advance(TimeSpan.FromHours(1));
        _world.End(run, ExecutionStatus.TimedOut);

        Assert.True(await FinishAsync(run));
        var keys = _world.Ledger.Keys.ToDictionary(key => key, key => _world.Ledger.Read(key)!.Value.Version);
        Assert.True(await FinishAsync(run));

        Assert.Single(_world.Bus.Events);
        Assert.All(keys, entry => Assert.Equal(entry.Value, _world.Ledger.Read(entry.Key)!.Value.Version));
    }

    [Fact]
    public async Task Finish_WithAStartThatWasNotAnswered_WaitsUntilItIsSettledThenCancelsItsJob()
    {
        var run = await LoseStartAsync();
        _world.End(run, ExecutionStatus.Aborted);

        Assert.False(await FinishAsync(run));
        Assert.Null(_world.CleanRooms.Jobs[0].CancelAskedAt);
        _world.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.False(await FinishAsync(run));

        Assert.NotNull(_world.CleanRooms.Jobs[0].CancelAskedAt);
        Assert.Equal(_world.CleanRooms.Jobs[0].Id, _world.Record().JobId);
    }

    [Fact]
    public async Task Finish_WithAStartThatStartedNothing_TellsThatNoJobWasStarted()
    {
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", Before);
        await Assert.ThrowsAsync<StartUnsettled>(() => _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel));
        _world.End(run, ExecutionStatus.Aborted);
        _world.Time.Advance(TimeSpan.FromMinutes(3));

        Assert.True(await FinishAsync(run));

        Assert.Null(_world.Record().Intent);
        Assert.Contains("No job was started", _world.Record().Outcome!.Cause, StringComparison.Ordinal);
        Assert.Null(_world.Slot().Owner);
    }

    [Fact]
    public async Task Finish_WithAStartThatSeveralJobsCouldBe_StartsAndCancelsNothing()
    {
        var run = await LoseStartAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.IsType<StartAnswer.Started>(_world.CleanRooms.Start(_world.CleanRooms.Jobs[0].Spec, null, null));
        _world.End(run, ExecutionStatus.Aborted);

        Assert.True(await FinishAsync(run));

        Assert.Equal(nameof(AmbiguousStart), _world.Record().Outcome!.Error);
        Assert.All(_world.CleanRooms.Jobs, job => Assert.Null(job.CancelAskedAt));
    }

    [Fact]
    public async Task Finish_WhoseJobIsGone_EndsAQuarterOfAnHourAfterItsStart()
    {
        _world.CleanRooms.Script = static _ => new JobScript { ReadLag = TimeSpan.FromDays(1) };
        var run = await OpenAsync();
        _world.End(run, ExecutionStatus.Aborted);
        _world.Time.Advance(TimeSpan.FromMinutes(14));

        await Assert.ThrowsAsync<JobUnknown>(() => FinishAsync(run));
        _world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await FinishAsync(run));

        Assert.Equal(RunStatus.Failed, _world.Record().Outcome!.Status);
    }

    [Fact]
    public async Task Finish_OfARunWithoutARecord_OrWithoutAnExecution_DoesNothing()
    {
        var run = _world.Run();
        _world.End(run, ExecutionStatus.Aborted);
        Assert.False(await FinishAsync(run));
        Assert.False(await FinishAsync(run with { ExecutionArn = "forgotten" }));

        Assert.Null(_world.RecordOrNull());
        Assert.Empty(_world.Bus.Events);
    }

    [Fact]
    public async Task Finish_OfAnAttemptWhoseExecutionEndedAsALaterOne_LeavesItToThat()
    {
        var run = await OpenAsync();
        _world.Run(attempt: 1);
        _world.End(run, ExecutionStatus.Aborted);

        Assert.False(await FinishAsync(run));

        Assert.Equal((null, null), (_world.Record().Stop, _world.CleanRooms.Jobs[0].CancelAskedAt));
    }

    [Fact]
    public async Task Finish_OfARunRedrivenMeanwhile_LeavesItsJobToTheNewAttempt()
    {
        var run = await OpenAsync();
        _world.End(run, ExecutionStatus.Aborted);
        var wire = new MeanwhileWire(
            "GetProtectedJob", () => _world.Core.Opening.OpenAsync(_world.Step(_world.Run(attempt: 1)), CoreWorld.Request(), Cancel));

        Assert.False(await _world.Over(wire).Finisher.FinishAsync(run, _world.Time.Now, Cancel));

        Assert.Equal((1, null), (_world.Record().Attempt, _world.Record().Cancel));
        Assert.Null(_world.CleanRooms.Jobs[0].CancelAskedAt);
    }

    [Fact]
    public async Task Finish_OfAForgottenRunWithAnOpenStart_SaysThatItIsNotKnown()
    {
        var run = await LoseStartAsync();
        _world.Executions.All.Clear();
        _world.Time.Advance(TimeSpan.FromDays(91));

        Assert.False(await FinishAsync(run));
        Assert.True(await _world.Core.Finisher.FinishForgottenAsync(run, _world.Time.Now, Cancel));

        Assert.Contains("its request is not known", _world.Record().Outcome!.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain(Keys.Open(run), _world.Ledger.Keys);
    }

    private async Task<RunIdentity> OpenAsync()
    {
        var run = _world.Run();
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel);
        return run;
    }

    private async Task<RunIdentity> LoseStartAsync()
    {
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", After);
        await Assert.ThrowsAsync<StartUnsettled>(() => _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel));
        return run;
    }

    private Task<bool> FinishAsync(RunIdentity run) => _world.Core.Finisher.FinishAsync(run, _world.Time.Now, Cancel);
}
