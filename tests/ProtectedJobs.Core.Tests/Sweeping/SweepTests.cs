using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Sweeping;
using Simulation.World;
using static Simulation.World.ScriptedWire.Failing;

namespace ProtectedJobs.Core.Tests.Sweeping;

/// <summary>Sweep's part about runs: it wakes, ends and sends what else nobody would, and nothing more.</summary>
public sealed class SweepTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweep_OfNothing_ReportsNothing()
    {
        var report = await SweepAsync();

        Assert.Equal((0, null, 0), (report.OpenRuns, report.OldestOpenJobAge, report.QueueDepth));
    }

    [Fact]
    public async Task Sweep_OfAJobThatRuns_ReassuresItsRunAndWakesItNot()
    {
        await WaitAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(5));

        var report = await SweepAsync();

        Assert.Contains("SendTaskHeartbeat", _world.Wire.Calls);
        Assert.Empty(_world.Executions.Woken);
        Assert.Equal((1, TimeSpan.FromMinutes(5)), (report.OpenRuns, report.OldestOpenJobAge));
        Assert.Empty(report.Repairs);
    }

    [Fact]
    public async Task Sweep_OfAJobWhoseEventWasLost_WakesItsRunOnce()
    {
        await WaitAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(20));

        var first = await SweepAsync();
        var second = await SweepAsync();

        Assert.Equal(["token"], _world.Executions.Woken);
        Assert.Equal((1, 0), (first.Woken, second.Woken));
    }

    [Fact]
    public async Task Sweep_OfAJobPastItsBudget_WakesItsRunToCancel()
    {
        // Sixteen of the small workers, of two CRPU each, use 16 CRPU-hours in half an hour.
        _world.CleanRooms.Script = static _ => new JobScript { Runs = TimeSpan.FromHours(5) };
        await WaitAsync("""{"budgetCrpuHours":16}""");
        _world.Time.Advance(TimeSpan.FromMinutes(5));
        await SweepAsync();
        Assert.Empty(_world.Executions.Woken);
        _world.Time.Advance(TimeSpan.FromHours(4));

        await SweepAsync();

        Assert.Equal(["token"], _world.Executions.Woken);
    }

    [Fact]
    public async Task Sweep_OfACancelThatWasNeverAsked_AsksForIt()
    {
        await WaitAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await _world.Core.Runs.ChangeAsync(
            _world.Record().Run, r => r with { Cancel = new CancelRequest(CancelReason.Deadline, _world.Time.Now) }, Cancel);

        var report = await SweepAsync();

        Assert.NotNull(_world.CleanRooms.Jobs[0].CancelAskedAt);
        Assert.Single(report.Repairs);
    }

    [Theory]
    [InlineData(ExecutionStatus.Aborted)]
    [InlineData(ExecutionStatus.TimedOut)]
    [InlineData(ExecutionStatus.Failed)]
    [InlineData(ExecutionStatus.Succeeded)]
    public async Task Sweep_OfARunThatIsOver_BringsItToItsEnd(ExecutionStatus how)
    {
        var run = await WaitAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(20));
        _world.End(run, how);

        var report = await SweepAsync();
        var again = await SweepAsync();

        Assert.Equal((1, 0), (report.Finished, again.Finished));
        Assert.Equal(RunStatus.Succeeded, _world.Record().Outcome!.Status);
        Assert.Single(_world.Bus.Events);
        Assert.Null(_world.Slot().Owner);
    }

    [Fact]
    public async Task Sweep_OfAnOutcomeThatWasNotSent_SendsWhatIsWrittenThereAndNothingElse()
    {
        var run = await WaitAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(20));
        await _world.Core.Runs.ChangeAsync(
            run, r => r with { Outcome = new RunOutcome(0, RunStatus.Rejected, "QueueFull", "as written", _world.Time.Now, null, null, null) }, Cancel);
        _world.End(run, ExecutionStatus.Failed);

        await SweepAsync();

        Assert.Equal("Clean Rooms Job Run Rejected", Assert.Single(_world.Bus.Events).DetailType);
        Assert.NotNull(_world.Record().AnnouncedAt);
    }

    [Fact]
    public async Task Sweep_OfARunStoppedBeforeItsFirstStep_TellsItsEnd()
    {
        var run = _world.Run();
        _world.End(run, ExecutionStatus.Aborted);
        _world.Executions.Ended.Add(new EndedExecution(run.Id, run.ExecutionArn, run.StartedAt, 0));

        await SweepAsync();
        await SweepAsync();

        Assert.Equal(("run/0", "Clean Rooms Job Run Cancelled"), (Assert.Single(_world.Bus.Events).Id, _world.Bus.Events[0].DetailType));
    }

    [Fact]
    public async Task Sweep_OfAMarkThatALaterAttemptLeftBehind_TakesItAway()
    {
        var first = await WaitAsync();
        await _world.Core.Opening.OpenAsync(_world.Step(_world.Run(attempt: 1)), CoreWorld.Request(), Cancel);
        await _world.Core.Runs.OpenAsync(first, _world.Time.Now, Cancel);

        await SweepAsync();

        Assert.DoesNotContain(Keys.Open(first), _world.Ledger.Keys);
        Assert.Contains(Keys.Open(first with { RedriveCount = 1 }), _world.Ledger.Keys);
    }

    [Fact]
    public async Task Sweep_OfARunThatStepFunctionsForgot_EndsItAfterADay()
    {
        var run = await WaitAsync();
        _world.Time.Advance(TimeSpan.FromHours(23));
        _world.Executions.All.Clear();
        await SweepAsync();
        Assert.Contains(Keys.Open(run), _world.Ledger.Keys);
        _world.Time.Advance(TimeSpan.FromHours(2));

        await SweepAsync();

        Assert.DoesNotContain(Keys.Open(run), _world.Ledger.Keys);
        Assert.Single(_world.Bus.Events);
    }

    [Fact]
    public async Task Sweep_WithOneRunInTrouble_LooksAtTheOthersAndAtItAgainAtOnce()
    {
        await WaitAsync("{}", "a");
        await WaitAsync("{}", "b");
        _world.Time.Advance(TimeSpan.FromMinutes(20));
        _world.Wire.FailNext("GetProtectedJob", Before);

        var report = await SweepAsync();

        Assert.Empty(report.Troubles);
        Assert.Equal(["token-a", "token-b"], _world.Executions.Woken.Order());
    }

    [Fact]
    public async Task Sweep_WhoseTimeIsUp_TellsWhatItLeft()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            await WaitAsync("{}", name);
        }

        _world.Time.Advance(TimeSpan.FromMinutes(20));
        var looks = 0;

        var report = await _world.Core.Sweep.RunAsync(Even(), () => looks++ < 2, Cancel);

        Assert.Equal((3, 1, 2), (report.OpenRuns, report.LeftForNext, _world.Executions.Woken.Count));
    }

    [Fact]
    public async Task Sweep_OfARecordItCannotRead_SaysSoAndGoesOn()
    {
        await WaitAsync("{}", "a");
        await WaitAsync("{}", "b");
        _world.Ledger.Overwrite(Keys.Run("a"), "{\"schema\":99,\"runId\":\"a\",\"executionArn\":\"a\",\"executionStartTime\":\"2026-03-01T00:00:00Z\"}"u8.ToArray());
        _world.Time.Advance(TimeSpan.FromMinutes(20));

        var report = await SweepAsync();

        Assert.Contains(report.Troubles, trouble => trouble.Contains("schema 99", StringComparison.Ordinal));
        Assert.Equal(["token-b"], _world.Executions.Woken);
    }

    // A job each in a membership of its own, awaited.
    private async Task<RunIdentity> WaitAsync(string orchestration = "{}", string? name = null)
    {
        var request = CoreWorld.Request(orchestration);
        if (name is not null)
        {
            var membership = $"{CoreWorld.Membership[..^1]}{name}";
            request = System.Text.Json.JsonElement.Parse(request.GetRawText().Replace(CoreWorld.Membership, membership, StringComparison.Ordinal));
        }

        var run = _world.Run(name ?? "run", 0, request);
        await _world.Core.Opening.OpenAsync(_world.Step(run), request, Cancel);
        var token = name is null ? "token" : $"token-{name}";
        _world.Executions.Waiting.Add(token);
        await _world.Core.Waiting.AwaitJobAsync(_world.Step(run), token, Cancel);
        return run;
    }

    private Task<SweepReport> SweepAsync() => _world.Core.Sweep.RunAsync(_world.Time.Now, static () => true, Cancel);

    // Each other sweep begins with the slots.
    private DateTimeOffset Even() => _world.Time.Now.ToUnixTimeSeconds() / 300 % 2 == 0 ? _world.Time.Now : _world.Time.Now.AddMinutes(5);
}
