using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
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

    [Fact]
    public async Task Skip_AfterATickThatWasSkipped_IsDecidedAnew()
    {
        var first = await _bench.TickAsync(First, "skip");
        await _bench.TickAsync(Second, "skip");
        _bench.Executions[first.RunId!] = ExecutionStatus.Succeeded;

        Assert.Equal(TriggerDecision.Started, (await _bench.TickAsync("2026-11-27T03:00:00Z", "skip")).Decision);
    }

    [Fact]
    public async Task Skip_TickThatComesLate_StartsIfNothingIsUnderWay()
    {
        var second = await _bench.TickAsync(Second, "skip");
        _bench.Executions[second.RunId!] = ExecutionStatus.Succeeded;

        Assert.Equal(TriggerDecision.Started, (await _bench.TickAsync(First, "skip")).Decision);
    }

    [Fact]
    public async Task Skip_RightAfterARunThatHasEnded_Starts()
    {
        var first = await _bench.TickAsync(First, "skip");
        _bench.Executions[first.RunId!] = ExecutionStatus.Failed;

        Assert.Equal(TriggerDecision.Started, (await _bench.TickAsync("2026-11-25T03:01:00Z", "skip")).Decision);
    }

    [Theory]
    [InlineData("2026-11-25T03:01:59Z", TriggerDecision.Skipped)]
    [InlineData("2026-11-25T03:02:00Z", TriggerDecision.Started)]
    public async Task Skip_RunThatIsNotKnownYet_IsUnderWayForTwoMinutes(string time, TriggerDecision decision)
    {
        var first = await _bench.TickAsync(First, "skip");
        _bench.Executions.Remove(first.RunId!);

        Assert.Equal(decision, (await _bench.TickAsync(time, "skip")).Decision);
    }

    [Fact]
    public async Task Skip_WhileAnotherTickIsDecided_StandsBackForIt()
    {
        var before = await _bench.TickAsync(First, "skip");
        _bench.Executions[before.RunId!] = ExecutionStatus.Succeeded;
        TriggerAnswer? other = null;
        _bench.Meanwhile = async _ => other = await _bench.TickAsync(Second, "skip");

        var late = await _bench.TickAsync("2026-11-26T03:00:30Z", "skip");

        Assert.Equal((TriggerDecision.Started, TriggerDecision.Skipped), (other!.Decision, late.Decision));
        Assert.Contains(other.RunId!, late.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelPrevious_TickThatComesLate_NamesTheLastThatCameAfterIt()
    {
        await _bench.TickAsync(Second, "cancel-previous");
        var third = await _bench.TickAsync("2026-11-27T03:00:00Z", "cancel-previous");

        Assert.Contains(third.RunId!, (await _bench.TickAsync(First, "cancel-previous")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelPrevious_EventsOfTheSameMoment_LeavesTheLast()
    {
        var first = await EventAsync("e-1");
        var second = await EventAsync("e-2");

        Assert.Equal(TriggerDecision.Started, second.Decision);
        Assert.Equal([first.RunId!], second.Stopped);

        Task<TriggerAnswer> EventAsync(string id) => _bench.TakeAsync(
            $$$"""{"event":{"id":"{{{id}}}","source":"shop","time":"2026-11-25T03:00:00Z"},"overlap":"cancel-previous","request":{}}""");
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task CancelPrevious_WritesDownWhyItStops_UnlessTheRunIsStoppedOrOver(bool stopped, bool over, bool written)
    {
        var at = DateTimeOffset.Parse(First, null);
        var first = await _bench.TickAsync(First, "cancel-previous");
        var run = new RunIdentity(first.RunId!, first.ExecutionArn!, at, 0);
        var earlier = new StopRequest(ExecutionStatus.Aborted, at, "by hand");
        var record = RunRecord.Of(run) with
        {
            Stop = stopped ? earlier : null,
            Outcome = over ? new RunOutcome(0, RunStatus.Succeeded, null, null, at, null, null, null) : null,
        };
        var ledger = new RunLedger(_bench, _bench);
        await ledger.BeginAsync(run, record, before => before, TestContext.Current.CancellationToken);

        var second = await _bench.TickAsync(Second, "cancel-previous");

        var stop = (await ledger.FindAsync(run, TestContext.Current.CancellationToken))!.Stop;
        var why = new StopRequest(ExecutionStatus.Running, at.AddDays(1), $"Run {second.RunId} of the same series took its place.");
        Assert.Equal(written ? why : record.Stop, stop);
        Assert.Equal([first.RunId!], _bench.Stops);
    }

    [Fact]
    public async Task Start_WhoseNameIsTakenMeanwhile_SaysSo()
    {
        _bench.Meanwhile = run =>
        {
            _bench.Executions[run] = ExecutionStatus.Succeeded;
            return Task.CompletedTask;
        };

        Assert.Equal(TriggerDecision.AlreadyStarted, (await _bench.TickAsync(First, "queue")).Decision);
    }

    [Fact]
    public void Series_OfManyTicks_RemembersTheLastHundred()
    {
        var at = DateTimeOffset.UnixEpoch;
        var series = Enumerable.Range(0, 102).Aggregate(
            new Series(), (series, number) => series.With(new SeriesRun($"r{number}", at, [])).With(new SkippedTick($"s{number}", at, "r")));

        Assert.Equal((100, "r2", "r101"), (series.Runs.Count, series.Runs[0].RunId, series.Runs[^1].RunId));
        Assert.Equal((100, "s2", "s101"), (series.Skipped.Count, series.Skipped[0].RunId, series.Skipped[^1].RunId));
        Assert.Equal("w", series.WrittenBy("w").WriteId);
    }
}
