using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;
using static Simulation.World.ScriptedWire.Failing;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>EndFailed: from each state that a failed step may leave, and redriven.</summary>
public sealed class FailureTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null)]
    [InlineData("plain words", "plain words")]
    [InlineData("""{"errorMessage":"of a function"}""", "of a function")]
    [InlineData("""{"errorMessage":1}""", """{"errorMessage":1}""")]
    [InlineData("""{"other":"x"}""", """{"other":"x"}""")]
    [InlineData("{broken", "{broken")]
    public void Cause_IsReadAsAFunctionsErrorIfItIsOne(string? cause, string? words) => Assert.Equal(words, CaughtError.MessageOf(cause));

    [Fact]
    public async Task End_OfAFirstAttemptThatNeverBegan_TellsTheError()
    {
        await Assert.ThrowsAsync<InvalidRequest>(() => EndAsync(_world.Run(), nameof(InvalidRequest)));

        Assert.Null(_world.Record().ReopenedAt);
        Assert.Equal(("run/0", "Clean Rooms Job Run Rejected"), (Assert.Single(_world.Bus.Events).Id, _world.Bus.Events[0].DetailType));
    }

    [Fact]
    public async Task End_Redriven_ReopensOnceAnEntry_HoweverOftenItIsAsked()
    {
        await OpenAsync();
        _world.Time.Advance(TimeSpan.FromHours(1));
        var again = _world.Run(attempt: 1);
        await EndAsync(again);
        await EndAsync(again);
        Assert.Equal((1, _world.Time.Now, null), (_world.Record().Attempt, _world.Record().ReopenedAt, _world.Record().Outcome));

        // The state again, after StartJob, is its end.
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<RunFailed>(() => EndAsync(again));

        await OpenAsync(attempt: 2);
        Assert.Null(_world.Record().ReopenedAt);
    }

    [Fact]
    public async Task End_OfALiveJob_CancelsItForTheFailureFirst()
    {
        var run = await OpenAsync();

        await Assert.ThrowsAsync<JobStillLive>(() => EndAsync(run));
        Assert.Equal((CancelReason.RunFailed, null), (_world.Record().Cancel!.Reason, _world.Record().Outcome));
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        var ended = await Assert.ThrowsAsync<RunFailed>(() => EndAsync(run));

        Assert.Equal("Lambda.Unknown: died", ended.Message);
        Assert.Equal(JobStatus.Cancelled, _world.Record().Outcome!.Job!.Status);
    }

    [Fact]
    public async Task End_OfAnAttemptWithAnOutcome_TellsThatAndTouchesNoJob()
    {
        var run = await OpenAsync();
        await ChangeAsync(r => r with { Outcome = new RunOutcome(0, RunStatus.Failed, nameof(JobFailed), "first", _world.Time.Now, null, null, null) });

        var ended = await Assert.ThrowsAsync<JobFailed>(() => EndAsync(run));

        Assert.Equal("first", ended.Message);
        Assert.Null(_world.CleanRooms.Jobs[0].CancelAskedAt);
    }

    [Fact]
    public async Task End_OfARunWhoseJobSucceeded_SaysThatItFailedAfterwards()
    {
        var run = await OpenAsync();
        await ChangeAsync(r => r with { Outcome = new RunOutcome(0, RunStatus.Succeeded, null, null, _world.Time.Now, null, null, null) });

        var ended = await Assert.ThrowsAsync<RunFailed>(() => EndAsync(run));

        Assert.StartsWith("The job succeeded", ended.Message, StringComparison.Ordinal);
        Assert.Equal("Clean Rooms Job Run Succeeded", Assert.Single(_world.Bus.Events).DetailType);
    }

    [Fact]
    public async Task End_WithAStartThatStartedAJob_FindsAndCancelsIt()
    {
        var run = await LoseStartAsync(After);
        await Assert.ThrowsAsync<StartUnsettled>(() => EndAsync(run));
        _world.Time.Advance(TimeSpan.FromMinutes(3));

        await Assert.ThrowsAsync<JobStillLive>(() => EndAsync(run));

        Assert.Equal((_world.CleanRooms.Jobs[0].Id, Adoption.Inferred, null), (_world.Record().JobId, _world.Record().Adoption, _world.Record().Intent));
        Assert.NotNull(_world.CleanRooms.Jobs[0].CancelAskedAt);
    }

    [Fact]
    public async Task End_WithAStartThatStartedNothing_ClosesItAndTellsTheError()
    {
        var run = await LoseStartAsync(Before);
        _world.Time.Advance(TimeSpan.FromMinutes(3));

        await Assert.ThrowsAsync<QueueTimedOut>(() => EndAsync(run, nameof(QueueTimedOut)));

        Assert.Equal((null, nameof(QueueTimedOut)), (_world.Record().Intent, _world.Record().Outcome!.Error));
    }

    [Fact]
    public async Task End_WithAStartThatSeveralJobsCouldBe_SaysSoAndCancelsNone()
    {
        var run = await LoseStartAsync(After);
        _world.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.IsType<StartAnswer.Started>(_world.CleanRooms.Start(_world.CleanRooms.Jobs[0].Spec, null, null));

        await Assert.ThrowsAsync<AmbiguousStart>(() => EndAsync(run));

        Assert.Equal((null, nameof(AmbiguousStart)), (_world.Record().Intent, _world.Record().Outcome!.Error));
        Assert.All(_world.CleanRooms.Jobs, job => Assert.Null(job.CancelAskedAt));
    }

    [Fact]
    public async Task Closing_OfAJobThatWouldNotCancel_KeepsTurnAndMarkUntilItHasEnded()
    {
        _world.CleanRooms.Script = static _ => new JobScript { Cancels = TimeSpan.FromHours(1) };
        var run = await OpenAsync();
        await Assert.ThrowsAsync<JobStillLive>(() => EndAsync(run));
        _world.Time.Advance(TimeSpan.FromMinutes(31));
        await Assert.ThrowsAsync<RunFailed>(() => EndAsync(run));
        _world.End(run, ExecutionStatus.Failed);

        Assert.False(await FinishAsync(run));
        Assert.True(_world.Slot() is { Draining: true, Owner.RunId: "run" });
        Assert.Contains(Keys.Open(run), _world.Ledger.Keys);
        _world.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.True(await FinishAsync(run));

        Assert.Null(_world.Slot().Owner);
        Assert.DoesNotContain(Keys.Open(run), _world.Ledger.Keys);
        Assert.Equal((JobStatus.Cancelling, null), (Assert.Single(_world.Bus.Told).Outcome!.Job!.Status, _world.Record().Stop));
    }

    private async Task<RunIdentity> OpenAsync(int attempt = 0)
    {
        var run = _world.Run(attempt: attempt);
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel);
        return run;
    }

    private async Task<RunIdentity> LoseStartAsync(ScriptedWire.Failing how)
    {
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", how);
        await Assert.ThrowsAsync<StartUnsettled>(() => _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel));
        return run;
    }

    private Task EndAsync(RunIdentity run, string error = "Lambda.Unknown") =>
        _world.Core.Failure.EndAsync(_world.Step(run), CoreWorld.Request(), new CaughtError(error, "died"), Cancel);

    private Task<bool> FinishAsync(RunIdentity run) => _world.Core.Finisher.FinishAsync(run, _world.Time.Now, Cancel);

    private Task ChangeAsync(Func<RunRecord, RunRecord> change) => _world.Core.Runs.ChangeAsync(_world.Record().Run, change, Cancel);
}
