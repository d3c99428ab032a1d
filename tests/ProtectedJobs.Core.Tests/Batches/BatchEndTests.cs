using System.Globalization;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Tests.Batches;

/// <summary>EndBatch and FailBatch: what became of a batch is written and told once its runs are over.</summary>
public sealed class BatchEndTests
{
    private const string Refused = """{"errorType":"InvalidRequest","errorMessage":"requests: wanted 1 to 1000 requests, found 0"}""";
    private readonly BatchBench _bench = new();

    [Fact]
    public async Task End_OnceAllRunsAreOver_WritesAndTellsTheSummary()
    {
        await _bench.PrepareAsync(2);
        _bench.Run("batch-0000", RunStatus.Succeeded);
        _bench.Run("batch-0001", RunStatus.Failed);

        var summary = await _bench.EndAsync();

        Assert.Equal((BatchStatus.Partial, 2, 1, 1, 0, null), (summary.Status, summary.Counts.Total, summary.Counts.Succeeded, summary.Counts.Failed, summary.Counts.NotRun, summary.Error));
        Assert.Equal(summary with { Runs = [] }, _bench.Summary()! with { Runs = [] });
        Assert.Equal(summary.Runs, _bench.Summary()!.Runs);
        var told = Assert.Single(_bench.Bus.Events);
        Assert.Equal(("batch/0", "Clean Rooms Job Batch Partial"), (told.Id, told.DetailType));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(37, true)]
    [InlineData(38, false)]
    public async Task End_WhileARunIsUnderWay_Waits_ButNotForEver(int retries, bool waits)
    {
        await _bench.PrepareAsync(3);
        _bench.Run("batch-0000", RunStatus.Succeeded);
        _bench.Run("batch-0001", null);

        if (waits)
        {
            Assert.Equal("Batch batch: 1 runs are under way still.", (await Assert.ThrowsAsync<RunsUnderWay>(() => _bench.EndAsync(retries: retries))).Message);
            Assert.Null(_bench.Summary());
            Assert.Empty(_bench.Bus.Events);
            return;
        }

        var counts = (await _bench.EndAsync(retries: retries)).Counts;
        Assert.Equal((1, 2), (counts.Succeeded, counts.NotRun));
    }

    [Fact]
    public async Task End_WithoutARecord_Fails() =>
        Assert.Equal("Batch batch has no record.", (await Assert.ThrowsAsync<BatchFailed>(() => _bench.EndAsync())).Message);

    [Fact]
    public async Task End_OfALaterBatchOfTheName_CountsNoRunOfTheEarlierOne()
    {
        await _bench.PrepareAsync(2);
        _bench.Run("batch-0000", RunStatus.Succeeded);
        _bench.Run("batch-0001", RunStatus.Succeeded, BatchBench.Start.AddDays(-95));

        var summary = await _bench.EndAsync();

        Assert.Equal((BatchStatus.Partial, 1, 1), (summary.Status, summary.Counts.Succeeded, summary.Counts.NotRun));
        Assert.Null(summary.Runs[1].Outcome);
    }

    [Fact]
    public async Task End_OfManyRuns_ReadsEach()
    {
        await _bench.PrepareAsync(100);
        for (var index = 0; index < 100; index++)
        {
            _bench.Run(string.Create(CultureInfo.InvariantCulture, $"batch-{index:0000}"), index < 60 ? RunStatus.Succeeded : RunStatus.Cancelled);
        }

        var summary = await _bench.EndAsync();

        Assert.Equal((60, 40, 0), (summary.Counts.Succeeded, summary.Counts.Cancelled, summary.Counts.NotRun));
        Assert.Equal(Enumerable.Range(0, 100), summary.Runs.Select(run => run.Index));
    }

    [Fact]
    public async Task Fail_OnceItsRunsAreOver_TellsHowFarItCame()
    {
        await _bench.PrepareAsync(3);
        _bench.Run("batch-0000", RunStatus.Succeeded);
        _bench.Run("batch-0001", RunStatus.TimedOut);

        var failed = await Assert.ThrowsAsync<BatchFailed>(() => _bench.FailAsync("States.ExceedToleratedFailureThreshold", """{"errorMessage":"too many"}"""));

        Assert.Equal(
            "Batch batch: 1 of 3 runs succeeded, 1 did not run. States.ExceedToleratedFailureThreshold The summary is batches/batch/summary.json in the ledger.",
            failed.Message);
        Assert.Equal(
            (BatchStatus.Failed, "States.ExceedToleratedFailureThreshold: too many", 1),
            (_bench.Summary()!.Status, _bench.Summary()!.Error, _bench.Summary()!.Counts.TimedOut));
        Assert.Equal("Clean Rooms Job Batch Failed", Assert.Single(_bench.Bus.Events).DetailType);
    }

    [Fact]
    public async Task Fail_AtFirst_Waits_AsWhatIsBeingStoppedMayHaveNoRecordYet()
    {
        await _bench.PrepareAsync(1);

        Assert.Equal("Batch batch: runs are being stopped.", (await Assert.ThrowsAsync<RunsUnderWay>(() => _bench.FailAsync("Failed", null, retries: 0))).Message);

        Assert.Empty(_bench.Bus.Events);
        await Assert.ThrowsAsync<BatchFailed>(() => _bench.FailAsync("Failed", null, retries: 1));
        Assert.Equal("Failed: ", _bench.Summary()!.Error);
    }

    [Fact]
    public async Task Fail_WhileARunIsUnderWay_Waits()
    {
        await _bench.PrepareAsync(1);
        _bench.Run("batch-0000", null);

        await Assert.ThrowsAsync<RunsUnderWay>(() => _bench.FailAsync("Failed", null));

        Assert.Null(_bench.Summary());
    }

    [Fact]
    public async Task Fail_OfARefusedBatch_TellsItsFaultsAtOnce()
    {
        await Assert.ThrowsAsync<InvalidRequest>(() => _bench.PrepareAsync("""{"requests":[]}"""));

        var refused = await Assert.ThrowsAsync<InvalidRequest>(() => _bench.FailAsync(nameof(InvalidRequest), Refused, retries: 0));

        Assert.Equal("requests: wanted 1 to 1000 requests, found 0", refused.Message);
        Assert.Equal(
            (BatchStatus.Failed, 0, "InvalidRequest: requests: wanted 1 to 1000 requests, found 0"),
            (_bench.Summary()!.Status, _bench.Summary()!.Counts.Total, _bench.Summary()!.Error));
    }

    [Fact]
    public async Task Fail_WithoutARecord_IsSummedUpAllTheSame()
    {
        await Assert.ThrowsAsync<BatchFailed>(() => _bench.FailAsync("States.Timeout", null));

        Assert.Equal((BatchStatus.Failed, 0), (_bench.Summary()!.Status, _bench.Summary()!.Counts.Total));
    }

    // A redrive begins where the execution failed: at FailBatch. What it finds written tells whether its PrepareBatch was there.
    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(null, 1, true)]
    [InlineData(null, 0, false)]
    public async Task Fail_OfARedrive_LetsItBeginAgain_Once(int? begun, int redrives, bool begins)
    {
        if (begun is { } attempt)
        {
            await _bench.PrepareAsync(1, attempt);
        }

        var fail = _bench.FailAsync("Failed", null, redrives);

        if (begins)
        {
            await fail;
        }
        else
        {
            await Assert.ThrowsAsync<BatchFailed>(() => fail);
        }

        Assert.Equal(begins ? 0 : 1, _bench.Bus.Events.Count);
    }
}
