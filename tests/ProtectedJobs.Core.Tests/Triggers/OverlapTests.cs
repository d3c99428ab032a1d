using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Triggers;

namespace ProtectedJobs.Core.Tests.Triggers;

public sealed class OverlapTests
{
    private const string First = "2026-11-25T03:00:00Z";
    private const string Second = "2026-11-26T03:00:00Z";

    private readonly TriggerBench _bench = new();

    [Theory]
    [InlineData("queue")]
    [InlineData("skip")]
    [InlineData("cancel-previous")]
    public async Task Tick_DeliveredTwice_StartsOneRun_AndSaysSo(string overlap)
    {
        var first = await _bench.TickAsync(First, overlap);
        var again = await _bench.TickAsync(First, overlap);

        Assert.Equal((TriggerDecision.Started, TriggerDecision.AlreadyStarted), (first.Decision, again.Decision));
        Assert.Equal(first.RunId, again.RunId);
        Assert.Equal([first.RunId!], _bench.Starts);
        Assert.Empty(_bench.Stops);
    }

    [Fact]
    public async Task Tick_DeliveredAgainAfterItsRunEnded_StartsNoOther()
    {
        var first = await _bench.TickAsync(First, "queue");
        _bench.Executions[first.RunId!] = ExecutionStatus.Failed;

        Assert.Equal(TriggerDecision.AlreadyStarted, (await _bench.TickAsync(First, "queue")).Decision);
        Assert.Equal(ExecutionStatus.Failed, _bench.Executions[first.RunId!]);
    }

    [Fact]
    public async Task Queue_WhileTheRunBeforeIsUnderWay_StartsAnother()
    {
        await _bench.TickAsync(First, "queue");
        await _bench.TickAsync(Second, "queue");

        Assert.Equal(2, _bench.Executions.Count(run => run.Value == ExecutionStatus.Running));
    }

    [Fact]
    public async Task Skip_WhileTheRunBeforeIsUnderWay_StartsNothing_AndNeverDoes()
    {
        var first = await _bench.TickAsync(First, "skip");
        var second = await _bench.TickAsync(Second, "skip");
        Assert.Equal(TriggerDecision.Skipped, second.Decision);
        Assert.Contains(first.RunId!, second.Reason, StringComparison.Ordinal);

        // The decision stands when the tick comes again, though the way is free by then.
        _bench.Executions[first.RunId!] = ExecutionStatus.Succeeded;
        Assert.Equal(TriggerDecision.Skipped, (await _bench.TickAsync(Second, "skip")).Decision);
        Assert.Equal([first.RunId!], _bench.Starts);
    }

    [Fact]
    public async Task Skip_AfterTheRunBeforeEnded_Starts()
    {
        var first = await _bench.TickAsync(First, "skip");
        _bench.Executions[first.RunId!] = ExecutionStatus.Failed;

        Assert.Equal(TriggerDecision.Started, (await _bench.TickAsync(Second, "skip")).Decision);
    }

    [Fact]
    public async Task CancelPrevious_StopsTheRunBefore_AndStarts()
    {
        var first = await _bench.TickAsync(First, "cancel-previous");
        var second = await _bench.TickAsync(Second, "cancel-previous");

        Assert.Equal([first.RunId!], second.Stopped);
        Assert.Equal(
            (ExecutionStatus.Aborted, ExecutionStatus.Running), (_bench.Executions[first.RunId!], _bench.Executions[second.RunId!]));
    }

    [Fact]
    public async Task CancelPrevious_TickThatComesLate_StopsNothingThatCameAfterIt()
    {
        var second = await _bench.TickAsync(Second, "cancel-previous");
        var first = await _bench.TickAsync(First, "cancel-previous");

        Assert.Equal(TriggerDecision.Skipped, first.Decision);
        Assert.Equal(ExecutionStatus.Running, _bench.Executions[second.RunId!]);
        Assert.Empty(_bench.Stops);
    }

    [Fact]
    public async Task Ticks_AtOnce_AreDecidedOneAfterTheOther()
    {
        var days = Enumerable.Range(1, 8).Select(day => $"2026-11-{day:00}T03:00:00Z");
        await Task.WhenAll(days.Select(day => _bench.TickAsync(day, "skip")));

        Assert.Single(_bench.Executions);
    }
}
