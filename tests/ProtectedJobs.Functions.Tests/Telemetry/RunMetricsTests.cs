using System.Text.Json;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.Tests.Telemetry;

public sealed class RunMetricsTests
{
    [Fact]
    public void Line_OfAJobThatSucceeded_HasItsUsageCostDurationAndLag()
    {
        var line = JsonElement.Parse(RunMetrics.Of(Ended.WithJob(seen: Ended.JobEnd.AddSeconds(3))));

        Assert.Equal((Ended.JobEnd.AddMinutes(1)).ToUnixTimeMilliseconds(), line.GetProperty("_aws").GetProperty("Timestamp").GetInt64());
        Assert.Equal("SUCCEEDED", line.GetProperty("Outcome").GetString());
        Assert.Equal(
            (1, 0, 1.5, 3.0, 600, 3),
            (Value(line, "Runs"), Value(line, "AdoptedStarts"), Value(line, "CrpuHours"), Value(line, "EstimatedCost"), Value(line, "JobDuration"), Value(line, "DetectionLag")));
        Assert.Equal(("r", "j", "m", "0"), (Word(line, "runId"), Word(line, "jobId"), Word(line, "membershipId"), Word(line, "attempt")));
    }

    [Fact]
    public void Line_OfARunWhoseEndWasSeenWhenItWasSettled_CountsFromThere() =>
        Assert.Equal(60, Value(JsonElement.Parse(RunMetrics.Of(Ended.WithJob(RunStatus.Failed))), "DetectionLag"));

    [Theory]
    [InlineData(Adoption.Proven, 1)]
    [InlineData(Adoption.Inferred, 1)]
    [InlineData(Adoption.Attached, 0)]
    public void Line_CountsStartsThatWereNotAnswered(Adoption adoption, double starts) =>
        Assert.Equal(starts, Value(JsonElement.Parse(RunMetrics.Of(Ended.WithJob() with { Adoption = adoption })), "AdoptedStarts"));

    // Else a redrive that takes the job up again would count its CRPU-hours once more.
    [Fact]
    public void Line_OfAJobThatAnEarlierAttemptToldOf_CountsTheRunOnly()
    {
        var line = RunMetrics.Of(Ended.WithJob() with { ToldJobId = "j" });

        Assert.Equal(["Runs"], MetricNames.Of(line));
    }

    [Fact]
    public void Line_OfARunWithoutAJob_CountsTheRunOnly()
    {
        var record = Ended.WithJob(RunStatus.Rejected);

        Assert.Equal(["Runs"], MetricNames.Of(RunMetrics.Of(record with { Outcome = record.Outcome! with { Job = null, Usage = null } })));
    }

    [Fact]
    public void Line_OfAJobThatHadEndedBeforeItWasTakenUp_HasNoLag() =>
        Assert.DoesNotContain("DetectionLag", MetricNames.Of(RunMetrics.Of(Ended.WithJob() with { ClockStart = Ended.JobEnd.AddMinutes(5) })));

    private static double Value(JsonElement line, string name) => line.GetProperty(name).GetDouble();

    private static string? Word(JsonElement line, string name) => line.GetProperty(name).GetString();
}
