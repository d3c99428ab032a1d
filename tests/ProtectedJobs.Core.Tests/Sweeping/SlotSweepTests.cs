using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Sweeping;
using Simulation.World;
using static Simulation.World.ScriptedWire.Failing;

namespace ProtectedJobs.Core.Tests.Sweeping;

/// <summary>Sweep's part about slots: dead owners, wake-ups that were lost, jobs that are draining, jobs of strangers.</summary>
public sealed class SlotSweepTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Owner_ThatDiedBeforeItHadARecord_LosesItsTurnToTheNextThatLives()
    {
        var dead = _world.Run("dead");
        await _world.Core.Turns.EnterAsync(CoreWorld.Membership, dead, _world.Time.Now, TimeSpan.FromHours(24), Cancel);
        var deadToo = await QueueAsync("dead-too");
        await QueueAsync("next");
        _world.Executions.All.Remove(dead.ExecutionArn);
        _world.End(deadToo, ExecutionStatus.Aborted);

        var report = await SweepAsync();

        Assert.Equal("next", _world.Slot().Owner!.RunId);
        Assert.Empty(_world.Slot().Waiting);
        Assert.Contains("token-next", _world.Executions.Woken);
        Assert.Equal(1, report.SlotsFreed);
    }

    [Fact]
    public async Task Owner_WhoseWakeUpWasLost_IsWokenAndOnlyIt()
    {
        var first = await OpenAsync("first");
        await QueueAsync("second");
        await QueueAsync("third");
        _world.Wire.FailNext("SendTaskSuccess", Before);
        await Assert.ThrowsAsync<WorldUnavailable>(() => _world.Core.Turns.LeaveAsync(CoreWorld.Membership, first, Cancel));
        Assert.Equal("second", _world.Slot().Owner!.RunId);

        var report = await SweepAsync();

        Assert.Equal(["token-second"], _world.Executions.Woken);
        Assert.Equal((1, 1), (report.Woken, report.QueueDepth));
    }

    [Fact]
    public async Task Owner_ForWhomThereWasNoRoom_IsNotWokenBeforeItsTimeComes()
    {
        _world.CleanRooms.AccountLimit = 0;
        var run = await QueueAsync("owner");
        Assert.True(_world.Slot().IsOwner(run));

        await SweepAsync();
        Assert.Empty(_world.Executions.Woken);
        _world.Time.Advance(TimeSpan.FromMinutes(2));
        await SweepAsync();

        Assert.Equal(["token-owner"], _world.Executions.Woken);
    }

    [Fact]
    public async Task Owner_ThatIsDraining_KeepsTheSlotAsLongAsItsJobRuns()
    {
        _world.CleanRooms.Script = static _ => new JobScript { Runs = TimeSpan.FromHours(3), Cancels = TimeSpan.FromMinutes(40) };
        var run = await OpenAsync("run");
        await QueueAsync("next");
        _world.End(run, ExecutionStatus.Aborted);

        for (var minutes = 0; minutes < 35; minutes += 5)
        {
            await SweepAsync();
            Assert.True(_world.Slot() is { Draining: true, Owner.RunId: "run" }, $"after {minutes} minutes");
            Assert.Empty(_world.Executions.Woken);
            _world.Time.Advance(TimeSpan.FromMinutes(5));
        }

        _world.Time.Advance(TimeSpan.FromMinutes(10));
        await SweepAsync();

        Assert.Equal("next", _world.Slot().Owner!.RunId);
        Assert.Equal(["token-next"], _world.Executions.Woken);
    }

    [Fact]
    public async Task Owner_WithAnOpenStart_KeepsTheSlot()
    {
        _world.Wire.FailNext("StartProtectedJob", After);
        var run = _world.Run("run");
        await Assert.ThrowsAsync<StartUnsettled>(() => _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel));
        await QueueAsync("next");
        _world.End(run, ExecutionStatus.Aborted);

        await SweepAsync();

        Assert.Equal("run", _world.Slot().Owner!.RunId);
    }

    [Fact]
    public async Task Owner_ThatLives_KeepsItsTurnWhateverTheSweep()
    {
        await OpenAsync("run");
        await QueueAsync("next");

        var report = await SweepAsync();

        Assert.Equal(("run", 0, 0), (_world.Slot().Owner!.RunId, report.SlotsFreed, report.Woken));
    }

    [Fact]
    public async Task Job_ThatNoRunClaims_IsToldAndLeftAlone()
    {
        var run = await OpenAsync("run");
        _world.Time.Advance(TimeSpan.FromHours(1));
        await _world.Core.Turns.LeaveAsync(CoreWorld.Membership, run, Cancel);
        Assert.IsType<StartAnswer.Started>(_world.CleanRooms.Start(_world.CleanRooms.Jobs[0].Spec, null, null));
        var stranger = _world.CleanRooms.Jobs[1];

        var report = await SweepAsync();

        Assert.Equal([stranger.Id], report.ForeignJobs);
        Assert.Null(stranger.CancelAskedAt);
        Assert.False(stranger.Status.IsTerminal());
    }

    [Fact]
    public async Task Membership_ThatIsGone_IsOnesTroubleOnly()
    {
        await OpenAsync("run");
        _world.CleanRooms.Refused.Add(CoreWorld.Membership);

        var report = await SweepAsync();

        Assert.Contains(report.Troubles, trouble => trouble.Contains(CoreWorld.Membership, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Waiting_ForLongerThanItMay_IsWokenByTheNextSweepAndEnds()
    {
        await OpenAsync("first");
        var impatient = await QueueAsync("impatient", """{"queueTimeoutSeconds":120}""");
        await QueueAsync("patient");
        _world.Time.Advance(TimeSpan.FromSeconds(119));
        await SweepAsync();
        Assert.Empty(_world.Executions.Woken);
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        var report = await SweepAsync();

        Assert.Equal(["token-impatient"], _world.Executions.Woken);
        Assert.Equal(1, report.Woken);
        await Assert.ThrowsAsync<QueueTimedOut>(() => TryAsync(impatient, """{"queueTimeoutSeconds":120}"""));
    }

    [Fact]
    public async Task Owner_ForWhomThereIsNoRoomForLongerThanItMay_IsWokenAndEnds()
    {
        _world.CleanRooms.AccountLimit = 0;
        var run = await QueueAsync("owner", """{"queueTimeoutSeconds":60}""");
        Assert.True(_world.Slot().IsOwner(run));
        for (var refusals = 0; refusals < 3; refusals++)
        {
            await _world.Core.Turns.NoRoomAsync(CoreWorld.Membership, run, _world.Time.Now, Cancel);
        }

        _world.Time.Advance(TimeSpan.FromMinutes(2));

        await SweepAsync();

        Assert.Equal(["token-owner"], _world.Executions.Woken);
        await Assert.ThrowsAsync<QueueTimedOut>(() => TryAsync(run, """{"queueTimeoutSeconds":60}"""));
    }

    private Task TryAsync(RunIdentity run, string orchestration) =>
        _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(orchestration), Cancel);

    private async Task<RunIdentity> OpenAsync(string name)
    {
        var run = _world.Run(name);
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel);
        return run;
    }

    private async Task<RunIdentity> QueueAsync(string name, string orchestration = "{}")
    {
        var run = _world.Run(name);
        await Assert.ThrowsAsync<SlotTaken>(() => TryAsync(run, orchestration));
        _world.Executions.Waiting.Add($"token-{name}");
        await _world.Core.Waiting.AwaitTurnAsync(_world.Step(run), $"token-{name}", Cancel);
        return run;
    }

    private Task<SweepReport> SweepAsync() => _world.Core.Sweep.RunAsync(_world.Time.Now, static () => true, Cancel);
}
