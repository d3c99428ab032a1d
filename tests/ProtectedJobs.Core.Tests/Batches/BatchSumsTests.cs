using System.Text.Json;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Batches;

public sealed class BatchSumsTests
{
    private static readonly ProtectedJob s_job = new()
    {
        Id = "job",
        MembershipId = CoreWorld.Membership,
        MembershipArn = "arn",
        CreateTime = BatchBench.Start,
        Status = JobStatus.Success,
    };

    [Fact]
    public void Sums_OfEveryEnd_CountEachUnderItsName()
    {
        var summary = Of(
            null,
            [
                .. Many(RunStatus.Succeeded, 7), .. Many(RunStatus.Failed, 6), .. Many(RunStatus.Cancelled, 5), .. Many(RunStatus.TimedOut, 4),
                .. Many(RunStatus.OverBudget, 3), .. Many(RunStatus.Rejected, 2), null, BatchBench.Ended("run", null),
            ]);

        Assert.Equal(new BatchCounts(29, 7, 6, 5, 4, 3, 2, 2), summary.Counts);
        Assert.Equal(new BatchRunEnd(0, "run-0", RunStatus.Succeeded, null, null), summary.Runs[0]);
        Assert.Equal(new BatchRunEnd(7, "run-7", RunStatus.Failed, "Failed!", null), summary.Runs[7]);
        Assert.Equal(new BatchRunEnd(28, "run-28", null, null, null), summary.Runs[28]);
        Assert.Equal(
            ("batch", BatchBench.Arn, 2, BatchBench.Start, BatchBench.Start.AddHours(1)),
            (summary.BatchId, summary.ExecutionArn, summary.Attempt, summary.StartedAt, summary.EndedAt));
    }

    [Theory]
    [InlineData(2, 0, null, BatchStatus.Succeeded)]
    [InlineData(1, 1, null, BatchStatus.Partial)]
    [InlineData(0, 2, null, BatchStatus.Partial)]
    [InlineData(2, 0, "Failed", BatchStatus.Failed)]
    [InlineData(1, 1, "Failed", BatchStatus.Failed)]
    public void Status_IsThatOfTheWorst(int good, int bad, string? error, BatchStatus status)
    {
        var summary = Of(error, [.. Many(RunStatus.Succeeded, good), .. Many(RunStatus.Failed, bad)]);

        Assert.Equal((status, error), (summary.Status, summary.Error));
    }

    [Fact]
    public void Error_OfAnyLength_IsCut() => Assert.Equal(RunOutcome.LongestCause, Of(new string('x', 10_000), []).Error!.Length);

    [Fact]
    public void Usage_IsAddedUp_AndTheCostRoundedOnce()
    {
        // A third of a cent each, which each by itself rounds to nothing.
        var usage = Of(null, [Used(1, 0.0034m), Used(1, 0.0034m), Used(1, 0.0034m)]).Usage;

        Assert.Equal((3.0, new CostEstimate(0.01m, "USD", 0.0034m, "2026-02"), 0), (usage.CrpuHours, usage.EstimatedCost, usage.RunsWithUnknownUnits));
    }

    [Fact]
    public void Usage_InSeveralCurrencies_CostsWhatTheLastOneKnows()
    {
        var usage = Of(null, [Used(4, 2m), Used(1, 7m, "EUR"), Used(2, 3m), Used(5, null), null]).Usage;

        Assert.Equal((12.0, new CostEstimate(14m, "USD", 3m, "2026-02")), (usage.CrpuHours, usage.EstimatedCost));
    }

    [Fact]
    public void Usage_ThatIsNotKnown_IsCounted_WhereThereWasAJob()
    {
        var usage = Of(null, [Used(null, null), Used(2, null), BatchBench.Ended("run", RunStatus.Rejected), null]).Usage;

        Assert.Equal(new BatchUsage(2, null, 1), usage);
    }

    [Theory]
    [InlineData(BatchStatus.Succeeded, "Clean Rooms Job Batch Succeeded", "SUCCEEDED")]
    [InlineData(BatchStatus.Partial, "Clean Rooms Job Batch Partial", "PARTIAL")]
    [InlineData(BatchStatus.Failed, "Clean Rooms Job Batch Failed", "FAILED")]
    public void Event_TellsTheSummary_WithoutItsRuns(BatchStatus status, string type, string word)
    {
        var told = BatchSums.EventOf(Of("why", [.. Many(RunStatus.Succeeded, 3)]) with { Status = status });

        Assert.Equal(("batch/2", type, BatchBench.Start.AddHours(1)), (told.Id, told.DetailType, told.Time));
        Assert.Equal([BatchBench.Arn], told.Resources);
        var detail = JsonElement.Parse(told.Detail);
        Assert.Equal(
            """{"id":"batch/2","version":"1","timestamp":"2026-03-01T09:00:00.000Z","correlationId":"batch"}""",
            detail.GetProperty("metadata").GetRawText());
        var data = detail.GetProperty("data");
        Assert.Equal((word, 3, "why"), (data.GetProperty("status").GetString(), data.GetProperty("counts").GetProperty("succeeded").GetInt32(), data.GetProperty("error").GetString()));
        Assert.Equal(0, data.GetProperty("runs").GetArrayLength());
    }

    private static BatchSummary Of(string? error, RunRecord?[] runs) => BatchSums.Of(
        BatchBench.Step(attempt: 2),
        new BatchRecord("batch", BatchBench.Start, 2, [.. runs.Select((_, index) => new BatchRun(index, $"run-{index}"))]),
        runs,
        error);

    private static IEnumerable<RunRecord> Many(RunStatus outcome, int count) => Enumerable.Repeat(BatchBench.Ended("run", outcome), count);

    private static RunRecord Used(double? units, decimal? rate, string currency = "USD")
    {
        var record = BatchBench.Ended("run", RunStatus.Succeeded);
        var cost = units is { } known && rate is { } price ? new CrpuPrice(price, currency, "2026-02").Of(known) : null;
        return record with { Outcome = record.Outcome! with { Job = s_job, Usage = new RunUsage(units, null, cost) } };
    }
}
