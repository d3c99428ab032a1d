using System.Globalization;
using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Aws.Tests.Management;

public sealed class RunClientListTests
{
    private readonly ClientBench _bench = new();

    [Fact]
    public async Task List_EndedAndUnderWay_NewestFirstAndNoneTwice()
    {
        await _bench.EndedAsync("old", ClientBench.Start.AddDays(-2));
        await _bench.EndedAsync("late", ClientBench.Start.AddDays(-1).AddHours(1));
        await _bench.EndedAsync("early", ClientBench.Start.AddDays(-1));
        var now = await _bench.RunAsync("now");
        await _bench.Core.Runs.SummarizeAsync(now, CancellationToken.None);
        await _bench.Core.Turns.EnterAsync(ClientBench.Membership, now.Run, ClientBench.Start, TimeSpan.FromHours(24), CancellationToken.None);
        var queued = await _bench.RunAsync("queued");
        await _bench.Core.Runs.SummarizeAsync(queued, CancellationToken.None);
        await _bench.Core.Turns.EnterAsync(ClientBench.Membership, queued.Run, ClientBench.Start, TimeSpan.FromHours(24), CancellationToken.None);
        _bench.Machine.Add("unwritten", ExecutionStatus.Running, startedAt: ClientBench.Start.AddSeconds(1));
        var page = await _bench.Client.ListAsync(new RunQuery(), CancellationToken.None);
        Assert.Equal(["unwritten", "now", "queued", "late", "early", "old"], page.Runs.Select(run => run.RunId));
        Assert.Null(page.ContinuationToken);
        Assert.Equal(
            [
                RuntimeStatus.Pending, RuntimeStatus.Running, RuntimeStatus.Pending,
                RuntimeStatus.Completed, RuntimeStatus.Completed, RuntimeStatus.Completed,
            ],
            page.Runs.Select(run => run.RuntimeStatus));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task List_InPages_AsAllAtOnce(int top)
    {
        for (var i = 0; i < 20; i++)
        {
            await _bench.EndedAsync($"run-{i:00}", ClientBench.Start.AddHours(-7 * (i / 2)));
        }

        var all = await _bench.Client.ListAsync(new RunQuery(), CancellationToken.None);
        var paged = new List<string>();
        string? token = null;
        do
        {
            var page = await _bench.Client.ListAsync(new RunQuery { Top = top, ContinuationToken = token }, CancellationToken.None);
            Assert.InRange(page.Runs.Count, 1, top);
            paged.AddRange(page.Runs.Select(run => run.RunId));
            token = page.ContinuationToken;
        }
        while (token is not null);
        Assert.Equal(20, all.Runs.Count);
        Assert.Equal(all.Runs.Select(run => run.RunId), paged);
    }

    [Fact]
    public async Task List_Filters_EachAndTogether()
    {
        const string Other = "22222222-2222-4333-8444-555555555555";
        await _bench.EndedAsync("a-good", ClientBench.Start, RunStatus.Succeeded, "red");
        await _bench.EndedAsync("a-bad", ClientBench.Start.AddDays(-1), RunStatus.Failed, "red");
        await _bench.EndedAsync("b-cut", ClientBench.Start.AddDays(-2), RunStatus.Cancelled, "blue");
        await _bench.EndedAsync("b-far", ClientBench.Start.AddDays(-3), membership: Other);
        Assert.Equal("a-good a-bad", await IdsAsync(new RunQuery { IdPrefix = "a-" }));
        Assert.Equal("a-bad", await IdsAsync(new RunQuery { Outcomes = new HashSet<RunStatus> { RunStatus.Failed } }));
        Assert.Equal("b-cut", await IdsAsync(new RunQuery { Statuses = new HashSet<RuntimeStatus> { RuntimeStatus.Canceled } }));
        Assert.Equal("b-far", await IdsAsync(new RunQuery { MembershipId = Other }));
        Assert.Equal("", await IdsAsync(new RunQuery { AnalysisTemplate = "nothing" }));
        Assert.Equal("a-good a-bad b-cut b-far", await IdsAsync(new RunQuery { AnalysisTemplate = "66666666-7777-4888-8999-000000000000" }));
        Assert.Equal("a-good a-bad", await IdsAsync(new RunQuery { Tags = new Dictionary<string, string> { ["team"] = "red" } }));
        Assert.Equal("a-bad b-cut", await IdsAsync(new RunQuery { From = ClientBench.Start.AddDays(-2), To = ClientBench.Start.AddDays(-1) }));
        Assert.Equal("a-bad", await IdsAsync(new RunQuery { IdPrefix = "a", To = ClientBench.Start.AddHours(-1) }));
    }

    [Fact]
    public async Task List_Again_ReadsOnlyWhatChanged()
    {
        await _bench.EndedAsync("one", ClientBench.Start);
        await _bench.EndedAsync("two", ClientBench.Start);
        await IdsAsync(new RunQuery());
        await _bench.EndedAsync("two", ClientBench.Start, RunStatus.Failed);
        var before = _bench.Ledger.Reads;
        var page = await _bench.Client.ListAsync(new RunQuery(), CancellationToken.None);
        Assert.Equal(1, _bench.Ledger.Reads - before);
        Assert.Equal(RuntimeStatus.Failed, page.Runs.Single(run => run.RunId == "two").RuntimeStatus);
    }

    [Fact]
    public async Task List_RunUnderWayAgain_TellsNothingOfItsFirstEnd()
    {
        await _bench.EndedAsync("again", ClientBench.Start, RunStatus.Failed);
        _bench.Machine.Executions["again"] = _bench.Machine.Add("again", ExecutionStatus.Running) with { RedriveCount = 1 };
        var run = Assert.Single((await _bench.Client.ListAsync(new RunQuery(), CancellationToken.None)).Runs);
        Assert.Equal((RuntimeStatus.Running, null, 1, ClientBench.Membership), (run.RuntimeStatus, run.Outcome, run.Attempt, run.MembershipId));
    }

    [Fact]
    public async Task List_FilterThatFitsNothing_StopsAndGoesOn()
    {
        for (var i = 0; i < 30; i++)
        {
            for (var j = 0; j < 100; j++)
            {
                await _bench.EndedAsync(string.Create(CultureInfo.InvariantCulture, $"run-{i}-{j}"), ClientBench.Start.AddDays(-i));
            }
        }

        await _bench.EndedAsync("wanted", ClientBench.Start.AddDays(-40), RunStatus.Failed);
        var query = new RunQuery { Outcomes = new HashSet<RunStatus> { RunStatus.Failed } };
        var first = await _bench.Client.ListAsync(query, CancellationToken.None);
        Assert.Equal((0, RunLister.MostReads), (first.Runs.Count, _bench.Ledger.Reads));
        var second = await _bench.Client.ListAsync(query with { ContinuationToken = first.ContinuationToken }, CancellationToken.None);
        Assert.Equal("wanted", Assert.Single(second.Runs).RunId);
        Assert.Null(second.ContinuationToken);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("MXx4fHk=")]
    public async Task List_ForeignToken_IsRefused(string token) => await Assert.ThrowsAsync<FormatException>(
        () => _bench.Client.ListAsync(new RunQuery { ContinuationToken = token }, CancellationToken.None));

    private async Task<string> IdsAsync(RunQuery query) =>
        string.Join(' ', (await _bench.Client.ListAsync(query, CancellationToken.None)).Runs.Select(run => run.RunId));
}
