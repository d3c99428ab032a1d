using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Queue;

/// <summary>Who is woken, and who is taken out, when a run leaves.</summary>
public sealed class TurnsTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leave_OfARunWithoutAPlace_WakesNobody()
    {
        await EnterAsync("owner");

        await LeaveAsync(_world.Run("nobody"));

        Assert.Empty(_world.Executions.Woken);
    }

    [Fact]
    public async Task Leave_OfAnAttemptWhoseTurnIsTheNextOnes_WakesItNot()
    {
        await EnterAsync("owner", attempt: 1);

        await LeaveAsync(_world.Run("owner"));

        Assert.Empty(_world.Executions.Woken);
        Assert.Equal(1, _world.Slot().Owner!.Attempt);
    }

    [Fact]
    public async Task Leave_ByTheOwner_TakesTheDeadOutUpToTheFirstThatLives()
    {
        var owner = await EnterAsync("owner");
        _world.End(await EnterAsync("dead"), ExecutionStatus.Aborted);
        _world.Executions.All.Remove((await EnterAsync("forgotten")).ExecutionArn);
        await EnterAsync("alive");
        _world.End(await EnterAsync("dead later"), ExecutionStatus.Aborted);

        await LeaveAsync(owner);

        Assert.Equal("alive", _world.Slot().Owner!.RunId);
        Assert.Equal(["dead later"], _world.Slot().Waiting.Select(entry => entry.RunId));
        Assert.Equal(["token-alive"], _world.Executions.Woken);
    }

    [Fact]
    public async Task Leave_ByOneThatWaits_AsksAfterNobodyElse()
    {
        await EnterAsync("owner");
        var leaving = await EnterAsync("leaving");
        _world.End(await EnterAsync("dead"), ExecutionStatus.Aborted);

        await LeaveAsync(leaving);

        Assert.Equal(["dead"], _world.Slot().Waiting.Select(entry => entry.RunId));
        Assert.DoesNotContain("DescribeExecution", _world.Wire.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wake_TellsWhetherSomebodyWasWoken(bool waits)
    {
        var owner = await EnterAsync("owner");
        var entry = _world.Slot().Owner! with { ExpiresAt = _world.Time.Now };
        if (!waits)
        {
            _world.Executions.Waiting.Clear();
        }

        Assert.Equal(waits, await _world.Core.Turns.WakeExpiredAsync(entry, _world.Time.Now, Cancel));
        if (waits)
        {
            _world.Executions.Waiting.Add("token-owner");
        }

        Assert.Equal(waits, await _world.Core.Turns.WakeOwnerAsync(_world.Slot(), Cancel));
        Assert.False(await _world.Core.Turns.WakeOwnerAsync(_world.Slot().Drain(owner), Cancel));
    }

    [Fact]
    public void Slot_AskedByOneWhoseTurnItIsNot_StaysTheSame()
    {
        var slot = SlotDocument.Empty.Enter(_world.Run("owner"), _world.Time.Now);
        var other = _world.Run("other");

        Assert.Same(slot, slot.NoRoom(other, _world.Time.Now));
        Assert.Same(slot, slot.Drain(other));
        Assert.Same(slot, slot.MayTryAgain(_world.Run("owner")));
        var refused = slot.NoRoom(_world.Run("owner"), _world.Time.Now);
        Assert.Same(refused, refused.MayTryAgain(other));
        Assert.Same(SlotDocument.Empty, SlotDocument.Empty.NoRoom(other, _world.Time.Now));
        Assert.Same(SlotDocument.Empty, SlotDocument.Empty.MayTryAgain(other));
    }

    [Fact]
    public void Slot_ToldTheSameAgain_StaysTheSame()
    {
        var run = _world.Run("owner");
        var wait = new JobWait("token", 0, _world.Time.Now, 1);
        var slot = SlotDocument.Empty.Enter(run, _world.Time.Now).Await(run, wait).Drain(run);

        Assert.Same(slot, slot.Drain(run));
        Assert.Same(slot, slot.Await(run, wait));
        Assert.Same(slot, slot.Await(run, wait with { Token = "older", RetryCount = 0 }));
    }

    // As no write of ours leaves it, but a hand may.
    [Fact]
    public void Slot_EmptyAndDraining_GivesWhoComesAnOpenTurn()
    {
        var slot = (SlotDocument.Empty with { Draining = true }).Enter(_world.Run("owner"), _world.Time.Now);

        Assert.Equal(("owner", false), (slot.Owner!.RunId, slot.Draining));
    }

    private async Task<RunIdentity> EnterAsync(string name, int attempt = 0)
    {
        var run = _world.Run(name, attempt);
        await _world.Core.Turns.EnterAsync(CoreWorld.Membership, run, _world.Time.Now, TimeSpan.FromHours(24), Cancel);
        await _world.Core.Turns.AwaitAsync(CoreWorld.Membership, run, new JobWait($"token-{name}", attempt, _world.Time.Now, 0), Cancel);
        _world.Executions.Waiting.Add($"token-{name}");
        return run;
    }

    private Task LeaveAsync(RunIdentity run) => _world.Core.Turns.LeaveAsync(CoreWorld.Membership, run, Cancel);
}
