using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>AwaitTurn, AwaitJob, PollJob and CancelJob, each invoked when it should be and when it should not.</summary>
public sealed class WaitingTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AwaitTurn_WhoseTurnHasCome_AnswersItself()
    {
        var run = await OpenAsync();
        _world.Executions.Waiting.Add("turn");

        await _world.Core.Waiting.AwaitTurnAsync(_world.Step(run), "turn", Cancel);

        Assert.Equal(["turn"], _world.Executions.Woken);
    }

    [Fact]
    public async Task AwaitTurn_OfARunWhoseEntryIsGone_AnswersItself_AsStartJobMakesANewOne()
    {
        var run = await OpenAsync();
        await _world.Core.Turns.LeaveAsync(CoreWorld.Membership, run, Cancel);
        _world.Executions.Waiting.Add("turn");

        await _world.Core.Waiting.AwaitTurnAsync(_world.Step(run), "turn", Cancel);

        Assert.Equal(["turn"], _world.Executions.Woken);
    }

    [Fact]
    public async Task AwaitTurn_OfAnOwnerWithoutRoom_WaitsUntilItTriesAgain()
    {
        var run = await OpenAsync();
        await _world.Core.Turns.NoRoomAsync(CoreWorld.Membership, run, _world.Time.Now, Cancel);
        _world.Executions.Waiting.Add("turn");

        await _world.Core.Waiting.AwaitTurnAsync(_world.Step(run), "turn", Cancel);

        Assert.Empty(_world.Executions.Woken);
        Assert.Equal("turn", _world.Slot().Owner!.Wait!.Token);
    }

    [Fact]
    public async Task AwaitJob_InvokedLate_KeepsTheNewerToken()
    {
        var run = await OpenAsync();
        var late = _world.Step(run);
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await _world.Core.Waiting.AwaitJobAsync(_world.Step(run), "new", Cancel);

        await _world.Core.Waiting.AwaitJobAsync(late, "old", Cancel);

        Assert.Equal("new", _world.Record().Wait!.Token);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(20, 1)]
    public async Task AwaitJob_OfAJobThatEndedBeforeTheTokenCame_AnswersItself(int minutes, int woken)
    {
        var run = await OpenAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(minutes));
        _world.Executions.Waiting.Add("token");

        await _world.Core.Waiting.AwaitJobAsync(_world.Step(run), "token", Cancel);

        Assert.Equal(woken, _world.Executions.Woken.Count);
    }

    [Theory]
    [InlineData("""{"deadlineSeconds":600}""", "deadline", CancelReason.Deadline)]
    [InlineData("""{"budgetCrpuHours":6}""", "budget", CancelReason.Budget)]
    public async Task Poll_OfAnOverdueJob_SaysOfWhat_AndCancelWritesItDown(string orchestration, string words, CancelReason reason)
    {
        _world.CleanRooms.Script = static _ => new JobScript { Runs = TimeSpan.FromHours(3) };
        var run = await OpenAsync(orchestration);
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await _world.Core.Waiting.AwaitJobAsync(_world.Step(run), "token", Cancel);
        _world.Time.Advance(TimeSpan.FromHours(1));

        var overdue = await Assert.ThrowsAsync<JobOverdue>(() => PollAsync(run, orchestration));
        var plan = await CancelAsync(run, orchestration);

        Assert.EndsWith($"is past its {words}.", overdue.Message, StringComparison.Ordinal);
        Assert.Equal(new CancelRequest(reason, _world.Time.Now), _world.Record().Cancel);
        Assert.NotNull(_world.CleanRooms.Jobs[0].CancelAskedAt);
        Assert.Equal((int)PollDecision.CancelPatience.TotalSeconds, plan.WaitSeconds);
    }

    [Theory]
    [InlineData(CancelReason.Deadline, typeof(DeadlinePassed))]
    [InlineData(CancelReason.Budget, typeof(BudgetExceeded))]
    [InlineData(CancelReason.Stop, typeof(JobCancelled))]
    [InlineData(CancelReason.RunFailed, typeof(JobCancelled))]
    public async Task Poll_OfAJobThatWillNotCancel_EndsAsWhatItWasCancelledFor(CancelReason reason, Type error)
    {
        _world.CleanRooms.Script = static _ => new JobScript { Cancels = TimeSpan.FromHours(2) };
        var run = await OpenAsync();
        await ChangeAsync(r => r with { Cancel = new CancelRequest(reason, _world.Time.Now) });
        _world.CleanRooms.Cancel(_world.Record().JobId!);
        _world.Time.Advance(PollDecision.CancelPatience - TimeSpan.FromSeconds(1));
        await PollAsync(run);
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        var ended = await Assert.ThrowsAsync(error, () => PollAsync(run));

        Assert.Contains("was asked to cancel at 2026-03-01T00:00:00", ended.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false, 0)]
    [InlineData(CancelReason.Budget, false, 1)]
    [InlineData(CancelReason.Budget, true, 0)]
    public async Task Cancel_OfAJobThatIsNotOverdue_OnlyAsksForWhatIsWrittenAndWasNotAsked(CancelReason? written, bool cancels, int asked)
    {
        var run = await OpenAsync();
        await ChangeAsync(r => r with { Cancel = written is { } reason ? new CancelRequest(reason, _world.Time.Now) : null });
        if (cancels)
        {
            _world.CleanRooms.Cancel(_world.Record().JobId!);
        }

        await CancelAsync(run);

        Assert.Equal(asked, _world.Wire.Calls.Count(call => call == "UpdateProtectedJob"));
        Assert.Equal(written, _world.Record().Cancel?.Reason);
    }

    [Fact]
    public async Task Step_OfAnAttemptThatHasNotBegun_SendsBackToStartJob()
    {
        await RefusedAsync<RunRedriven>(_world.Run());
        await OpenAsync();
        await RefusedAsync<RunRedriven>(_world.Run(attempt: 1));
        Assert.Null(_world.Record().Wait);
    }

    [Fact]
    public async Task Step_OfAnAttemptWithoutAJob_SendsBackToStartJob()
    {
        var run = await OpenAsync();
        await ChangeAsync(r => r with { JobId = null });

        await Assert.ThrowsAsync<RunRedriven>(() => PollAsync(run));
        await Assert.ThrowsAsync<RunRedriven>(() => _world.Core.Waiting.AwaitJobAsync(_world.Step(run), "token", Cancel));
    }

    [Fact]
    public async Task Step_OfAnAttemptThatWasRedriven_IsRefused()
    {
        var run = await OpenAsync();
        await _world.Core.Opening.OpenAsync(_world.Step(_world.Run(attempt: 1)), CoreWorld.Request(), Cancel);

        await RefusedAsync<RunSuperseded>(run);
    }

    private async Task RefusedAsync<T>(RunIdentity run)
        where T : Exception
    {
        await Assert.ThrowsAsync<T>(() => _world.Core.Waiting.AwaitTurnAsync(_world.Step(run), "token", Cancel));
        await Assert.ThrowsAsync<T>(() => _world.Core.Waiting.AwaitApprovalAsync(_world.Step(run), "token", Cancel));
        await Assert.ThrowsAsync<T>(() => _world.Core.Waiting.AwaitJobAsync(_world.Step(run), "token", Cancel));
        await Assert.ThrowsAsync<T>(() => PollAsync(run));
        await Assert.ThrowsAsync<T>(() => CancelAsync(run));
    }

    private async Task<RunIdentity> OpenAsync(string orchestration = "{}")
    {
        var run = _world.Run();
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(orchestration), Cancel);
        return run;
    }

    private Task<WaitPlan> PollAsync(RunIdentity run, string orchestration = "{}") =>
        _world.Core.Waiting.PollAsync(_world.Step(run), CoreWorld.Request(orchestration), Cancel);

    private Task<WaitPlan> CancelAsync(RunIdentity run, string orchestration = "{}") =>
        _world.Core.Waiting.CancelAsync(_world.Step(run), CoreWorld.Request(orchestration), Cancel);

    private Task ChangeAsync(Func<RunRecord, RunRecord> change) => _world.Core.Runs.ChangeAsync(_world.Record().Run, change, Cancel);
}
