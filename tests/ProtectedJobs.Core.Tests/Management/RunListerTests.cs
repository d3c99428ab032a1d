using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Management;

public sealed class RunListerTests
{
    private static readonly RunQuery s_failed = new() { Outcomes = new HashSet<RunStatus> { RunStatus.Failed } };
    private readonly LedgerStore _ledger = new();
    private readonly ListedMachine _machine = new();
    private readonly Turns _turns;
    private readonly RunLister _lister;
    private int _reads;

    public RunListerTests()
    {
        var wire = new RecordingWire(new InterruptedWire(-1, () => Task.CompletedTask), call => _ = call == "GetObject" ? Interlocked.Increment(ref _reads) : 0);
        var port = new LedgerPort(_ledger, wire);
        _turns = new Turns(port, new ExecutionsPort(new FakeExecutions(), wire), new CountedIds());
        _lister = new RunLister(port, new StoreIndex(_ledger), _machine, _turns);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_OfEveryRunUnderWay_AreRead()
    {
        for (var run = 0; run < 5; run++)
        {
            Runs($"run-{run}");
        }

        Assert.Equal("run-0=Pending run-1=Pending run-2=Pending run-3=Pending run-4=Pending", await ListAsync(new RunQuery()));
    }

    [Fact]
    public async Task Waiting_InItsMembershipsQueue_IsPending_AndNothingElseIs()
    {
        foreach (var run in new[] { "owner", "second", "third" })
        {
            await _turns.EnterAsync("m", Runs(run, "m"), Sights.Start, TimeSpan.FromHours(1), Cancel);
        }

        Runs("elsewhere", "n");
        Runs("nowhere", "");
        Ended("over", "m");
        await _turns.EnterAsync("m", Identity("over"), Sights.Start, TimeSpan.FromHours(1), Cancel);

        Assert.Equal("elsewhere=Running nowhere=Running over=Completed owner=Running second=Pending third=Pending", await ListAsync(new RunQuery()));
    }

    [Fact]
    public async Task Waiting_OfALaterRunOfTheName_IsNotThisOnes()
    {
        Runs("run", "m");
        await _turns.EnterAsync("m", Identity("other"), Sights.Start, TimeSpan.FromHours(1), Cancel);
        await _turns.EnterAsync("m", Identity("run") with { StartedAt = Sights.Start.AddDays(-100) }, Sights.Start, TimeSpan.FromHours(1), Cancel);

        Assert.Equal("run=Running", await ListAsync(new RunQuery()));
    }

    // Step Functions frees a name 90 days after its execution's end.
    [Fact]
    public async Task Name_UsedAgain_ListsBothRuns_EachOnItsDay()
    {
        var (then, now) = (Sights.Start.AddDays(-95), Sights.Start);
        Ended("again", "m", then);
        Ended("between", "m", now.AddDays(-1));
        _machine.Running.Add(new RunningExecution("again", "arn:again", now, 0));

        var runs = (await _lister.PageAsync(new RunQuery(), Cancel)).Runs;

        Assert.Equal(
            [("again", RuntimeStatus.Pending, now), ("between", RuntimeStatus.Completed, now.AddDays(-1)), ("again", RuntimeStatus.Completed, then)],
            runs.Select(run => (run.RunId, run.RuntimeStatus, run.StartedAt)));
    }

    [Fact]
    public async Task Runs_UnderWay_AreListedOnTheirDayOnly()
    {
        Ended("old", "m", Sights.Start.AddDays(-1));
        Runs("now");

        Assert.Equal("old=Completed", await ListAsync(new RunQuery { To = Sights.Start.AddHours(-9) }));
        Assert.Equal("now=Pending", await ListAsync(new RunQuery { From = Sights.Start }));
    }

    [Fact]
    public async Task Days_OutsideTheTimes_AreNotRead()
    {
        Ended("old", "m", Sights.Start.AddDays(-1));
        Ended("now", "m");

        await ListAsync(new RunQuery { From = Sights.Start });

        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task Summaries_ThatHaveNotChanged_AreReadOnce()
    {
        Ended("one", "m");
        Ended("two", "m");
        await ListAsync(new RunQuery());
        Ended("two", "m", outcome: RunStatus.Failed);

        Assert.Equal("one=Completed two=Failed", await ListAsync(new RunQuery()));
        Assert.Equal(3, _reads);
    }

    [Fact]
    public async Task Summaries_OfOtherIds_AreNotRead()
    {
        Ended("a-1", "m");
        Ended("b-1", "m");

        Assert.Equal("b-1=Completed", await ListAsync(new RunQuery { IdPrefix = "b-" }));
        Assert.Equal(1, _reads);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task Folders_ThatAreNoDays_AreLeftAside(string folder)
    {
        _ledger.Overwrite($"{Keys.Days}{folder}/run.json", "{}"u8.ToArray());
        Ended("run", "m");

        Assert.Equal("run=Completed", await ListAsync(new RunQuery()));
    }

    // What fits nothing ends; and where it goes on nothing is left out, and nothing comes twice.
    [Fact]
    public async Task Filter_ThatFitsLittle_GoesOnAfterTheDayThatWasBegun()
    {
        var lastOfTheDayBefore = new DateTimeOffset(2026, 2, 28, 23, 59, 59, 999, TimeSpan.Zero);
        for (var run = 0; run < RunLister.MostReads - 1; run++)
        {
            Ended(string.Create(CultureInfo.InvariantCulture, $"run-{run:0000}"), "m");
        }

        Ended("today", "m", outcome: RunStatus.Failed);
        Ended("yesterday", "m", lastOfTheDayBefore, RunStatus.Failed);

        var first = await _lister.PageAsync(s_failed, Cancel);
        var second = await _lister.PageAsync(s_failed with { ContinuationToken = first.ContinuationToken }, Cancel);

        Assert.Equal("today", Assert.Single(first.Runs).RunId);
        Assert.Equal("yesterday", Assert.Single(second.Runs).RunId);
        Assert.Null(second.ContinuationToken);
        Assert.Equal(RunLister.MostReads + 1, _reads);
    }

    [Fact]
    public async Task Page_ThatIsFullWithTheLastRun_IsTheLast()
    {
        Ended("a", "m");
        Ended("b", "m");

        Assert.Null((await _lister.PageAsync(new RunQuery { Top = 2 }, Cancel)).ContinuationToken);
        Assert.NotNull((await _lister.PageAsync(new RunQuery { Top = 1 }, Cancel)).ContinuationToken);
        Assert.Equal("a=Completed b=Completed", await ListAsync(new RunQuery { ContinuationToken = "" }));
    }

    private async Task<string> ListAsync(RunQuery query) => string.Join(
        ' ', (await _lister.PageAsync(query, Cancel)).Runs.Select(run => $"{run.RunId}={run.RuntimeStatus}").Order(StringComparer.Ordinal));

    private static RunIdentity Identity(string runId) => new(runId, $"arn:{runId}", Sights.Start, 0);

    /// <summary>A run under way; with a membership it has a summary too, that names one unless it is empty.</summary>
    private RunIdentity Runs(string runId, string? membership = null)
    {
        _machine.Running.Add(new RunningExecution(runId, $"arn:{runId}", Sights.Start, 0));
        if (membership is not null)
        {
            Summarize(runId, membership.Length == 0 ? null : membership, Sights.Start, null);
        }

        return Identity(runId);
    }

    private void Ended(string runId, string membership, DateTimeOffset? startedAt = null, RunStatus outcome = RunStatus.Succeeded) =>
        Summarize(runId, membership, startedAt ?? Sights.Start, outcome);

    private void Summarize(string runId, string? membership, DateTimeOffset startedAt, RunStatus? outcome) => _ledger.Overwrite(
        Keys.Summary(startedAt, runId),
        JsonSerializer.SerializeToUtf8Bytes(
            new RunSummary(
                runId, $"arn:{runId}", 0, membership, null, null, null, outcome, null, startedAt,
                outcome is null ? null : startedAt.AddMinutes(5), null, new Dictionary<string, string>(), null),
            CoreJson.Default.RunSummary));
}
