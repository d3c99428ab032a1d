using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Tests.Management;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Cli.Tests.Costs;

public sealed class CostsCommandTests : IDisposable
{
    private readonly ManageBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Costs_ByDay_AddsUpAndDrawsBars()
    {
        await AddAsync("a", 0, 2, 4.00m, "USD");
        await AddAsync("b", 0, 1, 2.00m, "USD");
        await AddAsync("c", -1, 0.5, null, "USD");
        await AddAsync("d", -1, null, null, "USD");
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("costs", "--local"));
        var text = _bench.Out.ToString();
        Assert.Matches(@"\| 2026-05-03 \| +2 \| +0\.5 \| +- \| +1 \|", text);
        Assert.Matches(@"\| 2026-05-04 \| +2 \| +3 \| +6\.00 USD \| +0 \|", text);
        Assert.Matches(@"\| total +\| +4 \| +3\.5 \| +6\.00 USD \| +1 \|", text);
        Assert.Matches("2026-05-04 +█{20,}", text);
        Assert.Contains("1 runs are in no cost", _bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_ByTag_AsJson_KeepsCurrenciesApart()
    {
        await AddAsync("a", 0, 2, 4.00m, "USD", "red");
        await AddAsync("b", 0, 1, 2.00m, "EUR", "red");
        await AddAsync("c", 0, 1, 2.00m, "USD");
        await _bench.RunAsync("costs", "--local", "--by", "tag:team", "--output", "json");
        var groups = _bench.Json.GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(["-", "red"], groups.Select(group => group.GetProperty("name").GetString()));
        Assert.Equal(["EUR", "USD"], groups[1].GetProperty("estimatedCosts").EnumerateArray().Select(cost => cost.GetProperty("currency").GetString()));
        Assert.Equal(6m, _bench.Json.GetProperty("total").GetProperty("estimatedCosts")[1].GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task Costs_AsCsv_QuotesWhatASpreadsheetWouldMisread()
    {
        await AddAsync("a", 0, 2, 4.00m, "USD", "=1+1");
        await AddAsync("b", 0, 1, null, "USD", "a,\"b\"");
        await _bench.RunAsync("costs", "--local", "--by", "tag:team", "--csv");
        Assert.Equal(
            "group,runs,crpuHours,unknownRuns,unpricedRuns,estimatedCost,currency\n'=1+1,1,2,0,0,4.00,USD\n\"a,\"\"b\"\"\",1,1,0,1,,\n",
            _bench.Out.ToString());
    }

    [Fact]
    public async Task Costs_OfAmountsThatAreRounded_AreRoundedOnce()
    {
        foreach (var run in (string[])["a", "b", "c"])
        {
            await AddAsync(run, 0, 4 / 3.0, 2.67m, "USD");
        }

        await _bench.RunAsync("costs", "--local", "--output", "json");
        Assert.Equal(8m, _bench.Json.GetProperty("total").GetProperty("estimatedCosts")[0].GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task Costs_OfARunThatNeverHadAJob_AreKnown()
    {
        await AddAsync("refused", 0, null, null, "USD", job: null);
        await AddAsync("untold", 0, null, null, "USD");
        await _bench.RunAsync("costs", "--local", "--output", "json");
        Assert.Equal((2, 1), (_bench.Json.GetProperty("total").GetProperty("runs").GetInt32(), _bench.Json.GetProperty("total").GetProperty("unknownRuns").GetInt32()));
    }

    private Task AddAsync(string runId, int day, double? hours, decimal? cost, string currency, string? team = null, JobStatus? job = JobStatus.Success) => _bench.World.SummarizeAsync(new RunSummary(
        runId, $"arn:{runId}", 0, ClientBench.Membership, ClientBench.Template, ClientBench.JobId, job, RunStatus.Succeeded, null,
        ClientBench.Start.AddDays(day), ClientBench.Start.AddDays(day),
        hours is null ? null : new RunUsage(hours, 1, cost is null ? null : new CostEstimate(cost.Value, currency, 2, null)),
        team is null ? new Dictionary<string, string>() : new() { ["team"] = team }, null));
}
