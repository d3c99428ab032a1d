using System.Text.Json;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Batches;

/// <summary>PrepareBatch: nothing is begun unless every request can be; a redriven batch repeats what did not succeed.</summary>
public sealed class BatchPrepareTests
{
    private readonly BatchBench _bench = new();

    [Fact]
    public async Task Prepare_Requests_NamesEveryRun_AndWritesTheMapsItems()
    {
        var plan = await _bench.PrepareAsync($$"""{"requests":{{BatchBench.Requests(2)}},"maxConcurrency":3,"toleratedFailurePercentage":50}""");

        Assert.Equal(new BatchPlan(new BatchSource("ledger", "batches/batch/items.0.json"), 3, 1, 2), plan);
        Assert.Equal("0=batch-0000 1=batch-0001", _bench.Names());
        var record = _bench.Record();
        Assert.Equal(("batch", BatchBench.Start, 0), (record.BatchId, record.ExecutionStartTime, record.Attempt));
        var items = _bench.Items().EnumerateArray().ToList();
        Assert.Equal(["batch-0000", "batch-0001"], items.Select(item => item.GetProperty("runId").GetString()));
        Assert.All(items, item => Assert.Equal(CoreWorld.Membership, item.GetProperty("request").GetProperty("membershipIdentifier").GetString()));
        Assert.Equal(
            """{"kind":"batch","id":"batch","time":"2026-03-01T08:00:00Z"}""",
            items[1].GetProperty("request").GetProperty("orchestration").GetProperty("trigger").GetRawText());
    }

    [Fact]
    public async Task Prepare_SourceInS3_IsRead()
    {
        var request = CoreWorld.Request().GetRawText().ReplaceLineEndings(" ");
        _bench.Lists["s3://lists/a.jsonl"] = $"{request}\n{request}\n{request}";

        var plan = await _bench.PrepareAsync("""{"source":{"bucket":"lists","key":"a.jsonl"},"toleratedFailures":2}""");

        Assert.Equal((5, 2, 3), (plan.MaxConcurrency, plan.ToleratedFailures, plan.Total));
        Assert.Equal("0=batch-0000 1=batch-0001 2=batch-0002", _bench.Names());
    }

    [Theory]
    [InlineData("""{"source":{"bucket":"lists","key":"gone"}}""", "source: wanted an object in S3, found none at s3://lists/gone")]
    [InlineData("""{"source":{"bucket":"lists","key":"bad"}}""", "source: wanted a JSON array of requests, or a request a line, found no JSON at line 1")]
    [InlineData("""{"source":{"bucket":"lists","key":"empty"}}""", "requests: wanted 1 to 1000 requests, found 0")]
    [InlineData("""{"requests":7}""", "requests: wanted an array of requests, found Number")]
    [InlineData("""{"requests":[]}""", "requests: wanted 1 to 1000 requests, found 0")]
    [InlineData("""{"requests":[1,2]}""", "requests[0].$: wanted a JSON object, found 1\nrequests[1].$: wanted a JSON object, found 2")]
    [InlineData("""{"requests":[1],"maxConcurrency":0}""", "maxConcurrency: wanted a whole number from 1 to 100, found 0")]
    [InlineData("7", "$: wanted a JSON object, found 7")]
    public async Task Prepare_Faulty_TellsItsFaults_AndBeginsNothing(string input, string faults)
    {
        (_bench.Lists["s3://lists/bad"], _bench.Lists["s3://lists/empty"]) = ("no", "[]");

        var refused = await Assert.ThrowsAsync<InvalidRequest>(() => _bench.PrepareAsync(input));

        Assert.Equal(faults, refused.Message);
        Assert.Equal([Keys.Batch("batch")], _bench.Ledger.Keys);
        Assert.Empty(_bench.Record().Runs);
    }

    [Fact]
    public async Task Prepare_Repeated_GivesTheSame()
    {
        var first = await _bench.PrepareAsync(2);
        var items = _bench.Items().GetRawText();

        Assert.Equal(first, await _bench.PrepareAsync(2));

        Assert.Equal(items, _bench.Items().GetRawText());
        Assert.Equal("0=batch-0000 1=batch-0001", _bench.Names());
    }

    [Fact]
    public async Task Prepare_OfARedrive_KeepsWhatSucceeded_AndNamesTheRestAnew()
    {
        await _bench.PrepareAsync(5);
        _bench.Run("batch-0000", RunStatus.Failed);
        _bench.Run("batch-0001", RunStatus.Succeeded);
        _bench.Run("batch-0002", null);
        _bench.Run("batch-0004", RunStatus.Succeeded);

        var plan = await _bench.PrepareAsync(5, attempt: 1);

        Assert.Equal("0=batch-0000-r1 1=batch-0001 2=batch-0002-r1 3=batch-0003-r1 4=batch-0004", _bench.Names());
        Assert.Equal(1, _bench.Record().Attempt);
        Assert.Equal(["batch-0000-r1", "batch-0002-r1", "batch-0003-r1"], _bench.Items(1).EnumerateArray().Select(item => item.GetProperty("runId").GetString()));
        Assert.Equal(("batches/batch/items.1.json", 5), (plan.Items.Key, plan.Total));
    }

    [Fact]
    public async Task Prepare_OfARedriveThatIsRefused_ForgetsNoRun_ButHasBegun()
    {
        await _bench.PrepareAsync(2);

        await Assert.ThrowsAsync<InvalidRequest>(() => _bench.PrepareAsync("{}", attempt: 1));

        Assert.Equal(1, _bench.Record().Attempt);
        Assert.Equal("0=batch-0000 1=batch-0001", _bench.Names());
    }

    [Fact]
    public async Task Prepare_OfALaterBatchOfTheName_TakesNothingFromTheEarlierOne()
    {
        await _bench.PrepareAsync(1);
        _bench.Run("batch-0000", RunStatus.Succeeded);

        await _bench.Desk.PrepareAsync(
            BatchBench.Step(startedAt: BatchBench.Start.AddDays(95)),
            JsonElement.Parse($$"""{"requests":{{BatchBench.Requests(1)}}}"""),
            TestContext.Current.CancellationToken);

        Assert.Equal("batch-0000", Assert.Single(_bench.Items().EnumerateArray()).GetProperty("runId").GetString());
    }
}
