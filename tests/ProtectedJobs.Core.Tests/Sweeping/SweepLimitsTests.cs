using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Sweeping;
using Simulation.World;
using static Simulation.World.ScriptedWire.Failing;

namespace ProtectedJobs.Core.Tests.Sweeping;

/// <summary>What Sweep leaves alone, says, and does not get round to.</summary>
public sealed class SweepLimitsTests
{
    private readonly CoreWorld _world = new();
    private bool _isTimeUp;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(5, 1, 2)]
    public async Task Sweep_WithTimeForOneThing_BeginsWithTheSlotsEachOtherTime(int minutes, int queued, int left)
    {
        await OpenAsync("first");
        await Assert.ThrowsAsync<SlotTaken>(() => OpenAsync("second"));
        var even = _world.Time.Now.ToUnixTimeSeconds() / 300 % 2 == 0 ? _world.Time.Now : _world.Time.Now.AddMinutes(5);
        var asked = 0;

        var report = await _world.Core.Sweep.RunAsync(even.AddMinutes(minutes), () => asked++ < 1, Cancel);

        Assert.Equal((queued, queued == 0 ? 1 : left), (report.QueueDepth, report.LeftForNext));
    }

    [Fact]
    public async Task Sweep_WithTime_LooksAtRunsAndSlots_WhicheverComeFirst()
    {
        await OpenAsync("first");
        await Assert.ThrowsAsync<SlotTaken>(() => OpenAsync("second"));

        foreach (var minutes in new[] { 0, 5 })
        {
            var report = await SweepAsync(_world.Time.Now.AddMinutes(minutes));
            Assert.Equal((1, 2, 0), (report.QueueDepth, report.OpenRuns, report.LeftForNext));
        }
    }

    [Fact]
    public async Task Sweep_TellsTheAgeOfTheOldest_WhicheverItSeesFirst()
    {
        await OpenAsync("old");
        var opened = _world.Time.Now;
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<SlotTaken>(() => OpenAsync("new"));

        foreach (var at in new[] { opened.AddMinutes(5), opened.AddMinutes(10) })
        {
            Assert.Equal(at - opened, (await SweepAsync(at)).OldestOpenJobAge);
        }
    }

    [Fact]
    public async Task Run_OfMoreThanADay_IsNotForgottenAsLongAsItsExecutionIsKnown()
    {
        _world.CleanRooms.Script = static _ => new JobScript { Runs = TimeSpan.FromDays(2) };
        var run = await OpenAsync("run", """{"deadlineSeconds":604800}""");
        _world.Time.Advance(TimeSpan.FromHours(30));

        var report = await SweepAsync();

        Assert.Equal((0, null), (report.Finished, _world.Record().Stop));
        Assert.Contains(Keys.Open(run), _world.Ledger.Keys);
    }

    [Theory]
    [InlineData(true, 25, true)]
    [InlineData(false, 23, true)]
    [InlineData(false, 25, false)]
    public async Task Mark_WithoutARecord_IsTakenAwayOnceItsExecutionIsForgottenForADay(bool isKnown, int hours, bool stays)
    {
        var run = _world.Run();
        await _world.Core.Runs.OpenAsync(run, _world.Time.Now, Cancel);
        if (!isKnown)
        {
            _world.Executions.All.Clear();
        }

        _world.Time.Advance(TimeSpan.FromHours(hours));

        var report = await SweepAsync();

        Assert.Equal((stays, 0), (_world.Ledger.Keys.Contains(Keys.Open(run)), report.Finished));
    }

    [Fact]
    public async Task Run_ThatIsOver_IsFinishedOnceItsJobIs_AndThatIsTold()
    {
        var run = await OpenAsync("run");
        _world.End(run, ExecutionStatus.Aborted);

        var first = await SweepAsync();
        Assert.Equal((0, 0), (first.Finished, first.Repairs.Count));
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await SweepAsync();

        Assert.Equal(1, second.Finished);
        Assert.Equal([new SweepRepair("run", "attempt 0 was brought to its end")], second.Repairs);
    }

    [Fact]
    public async Task Run_WhoseExecutionWasRedriven_IsOverOnlyWithThatAttempt()
    {
        var run = await OpenAsync("run");
        await AwaitJobAsync(run);
        _world.Run(attempt: 1);
        _world.End(run, ExecutionStatus.Aborted);
        _world.Time.Advance(TimeSpan.FromMinutes(20));

        var report = await SweepAsync();

        Assert.Equal(["token"], _world.Executions.Woken);
        Assert.Equal([new SweepRepair("run", $"woken, its job {_world.Record().JobId} being Success")], report.Repairs);
        Assert.Null(_world.Record().Stop);
    }

    [Fact]
    public async Task Job_ThatCancelsAlready_IsNotAskedAgain()
    {
        _world.CleanRooms.Script = static _ => new JobScript { Cancels = TimeSpan.FromMinutes(10) };
        var run = await OpenAsync("run");
        await _world.Core.Runs.ChangeAsync(run, r => r with { Cancel = new CancelRequest(CancelReason.Deadline, _world.Time.Now) }, Cancel);
        _world.CleanRooms.Cancel(_world.Record().JobId!);

        var report = await SweepAsync();

        Assert.Empty(report.Repairs);
        Assert.DoesNotContain("UpdateProtectedJob", _world.Wire.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Consent_WhoseHintWasLost_WakesTheRunIfItStillWaits(bool waits)
    {
        await Assert.ThrowsAsync<ApprovalNeeded>(() => OpenAsync("run", """{"approval":{"aboveCrpuHours":1}}"""));
        await _world.Core.Waiting.AwaitApprovalAsync(_world.Step(_world.Run()), "token", Cancel);
        await _world.Core.Approvals.AnswerAsync("run", new ApprovalAnswer(ApprovalVerdict.Approved, null, null, _world.Time.Now), Cancel);
        if (waits)
        {
            _world.Executions.Waiting.Add("token");
        }

        var report = await SweepAsync();

        Assert.Equal((waits ? 1 : 0, waits ? 1 : 0), (report.Woken, _world.Executions.Woken.Count));
    }

    [Fact]
    public async Task Trouble_ForWhichThereIsNoTimeAgain_IsTold()
    {
        var run = await OpenAsync("run");
        var wire = new MeanwhileWire("GetProtectedJob", () =>
        {
            _isTimeUp = true;
            throw new WorldUnavailable("500");
        });

        var report = await _world.Over(wire).Sweep.RunAsync(_world.Time.Now, () => !_isTimeUp, Cancel);

        Assert.Equal([$"{Keys.Open(run)}: 500"], report.Troubles);
    }

    [Fact]
    public async Task Executions_ThatCannotBeListed_AreTold()
    {
        _world.Wire.FailNext("ListExecutions", Before);

        Assert.Equal(["executions that ended: ListExecutions: 500"], (await SweepAsync()).Troubles);
    }

    [Fact]
    public async Task Execution_OfALaterAttemptThatLeftNoTrace_IsBroughtToItsEnd_AndOneThatDidIsLeft()
    {
        var run = await OpenAsync("run");
        _world.Time.Advance(TimeSpan.FromMinutes(20));
        _world.End(run, ExecutionStatus.Failed);
        _world.Executions.Ended.Add(Ended(run));
        Assert.Equal(1, (await SweepAsync()).Finished);
        Assert.Equal(0, (await SweepAsync()).Finished);
        _world.Executions.Ended.Add(Ended(_world.Run(attempt: 1)));
        Assert.Equal(0, await FinishedAsync());
        _world.End(run, ExecutionStatus.Aborted);

        var report = await SweepAsync();

        Assert.Equal(1, report.Finished);
        Assert.Equal([new SweepRepair("run", "attempt 1 had ended before it left a trace, and was brought to its end")], report.Repairs);

        // Step Functions lists it, and, asked, says that it runs: an event that was sooner than the answer.
        async Task<int> FinishedAsync()
        {
            var early = await SweepAsync();
            Assert.Contains(early.Troubles, trouble => trouble.StartsWith("executions that ended: Run run", StringComparison.Ordinal));
            return early.Finished;
        }
    }

    [Fact]
    public async Task Execution_ThatIsForgotten_OrForWhichThereIsNoTime_IsNotFinished()
    {
        var run = _world.Run();
        _world.Executions.Ended.Add(Ended(run));
        _world.Executions.All.Clear();
        Assert.Equal(0, (await SweepAsync()).Finished);
        _world.Run();
        _world.End(run, ExecutionStatus.Aborted);

        var report = await _world.Core.Sweep.RunAsync(_world.Time.Now, static () => false, Cancel);

        Assert.Equal(0, report.Finished);
        Assert.Empty(_world.Bus.Events);
    }

    private static EndedExecution Ended(RunIdentity run) => new(run.Id, run.ExecutionArn, run.StartedAt, run.RedriveCount);

    private async Task<RunIdentity> OpenAsync(string name, string orchestration = "{}")
    {
        var run = _world.Run(name, 0, CoreWorld.Request(orchestration));
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(orchestration), Cancel);
        return run;
    }

    private Task AwaitJobAsync(RunIdentity run)
    {
        _world.Executions.Waiting.Add("token");
        return _world.Core.Waiting.AwaitJobAsync(_world.Step(run), "token", Cancel);
    }

    private Task<SweepReport> SweepAsync(DateTimeOffset? at = null) => _world.Core.Sweep.RunAsync(at ?? _world.Time.Now, static () => true, Cancel);
}
