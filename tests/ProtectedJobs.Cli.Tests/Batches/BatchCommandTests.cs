using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Samples;
using ProtectedJobs.Cli.Tests.Fakes;

namespace ProtectedJobs.Cli.Tests.Batches;

public sealed class BatchCommandTests : IDisposable
{
    private const string Summary = """
        {"status":"PARTIAL","counts":{"total":2,"succeeded":1,"failed":1,"cancelled":0,"timedOut":0,"overBudget":0,"rejected":0,"notRun":0},
         "usage":{"crpuHours":2.6667,"estimatedCost":{"amount":5.33,"currency":"USD"},"runsWithUnknownUnits":0},
         "runs":[{"index":0,"runId":"b-0000","outcome":"SUCCEEDED","error":null,"crpuHours":1.3333},
                 {"index":1,"runId":"b-0001","outcome":"FAILED","error":"JobFailed","crpuHours":1.3333}]}
        """;

    private readonly ToolBench _tool = new();

    public BatchCommandTests() => _tool.StepFunctions.End = new DescribeExecutionResponse
    {
        ExecutionArn = FakeStepFunctions.ExecutionArn,
        Status = ExecutionStatus.SUCCEEDED,
        Output = Summary,
    };

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Local_WithoutRequests_RunsTheSamplesOnTheMachineOfBatches()
    {
        Assert.Equal(ExitCode.Success, await _tool.RunAsync("batch --local"));

        var started = Assert.Single(_tool.StepFunctions.Started);
        Assert.EndsWith(":stateMachine:ProtectedJobBatch", started.StateMachineArn, StringComparison.Ordinal);
        Assert.StartsWith("batch-2026", started.Name, StringComparison.Ordinal);
        var input = JsonElement.Parse(started.Input);
        Assert.Equal(3, input.GetProperty("requests").GetArrayLength());
        Assert.Equal(1, input.GetProperty("toleratedFailures").GetInt32());
        Assert.Contains("2 runs: 1 succeeded, 1 failed; 2.67 CRPU-hours, about 5.33 USD", _tool.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_OfStandardInput_AreRequests_AndOptionsAreTakenOver()
    {
        var line = JsonSerializer.Serialize(JsonElement.Parse(SampleRequest.Json));
        _tool.Input = $"{line}\n{line}\n";

        await _tool.RunAsync("batch - --local --max-concurrency 2 --tolerate 0 --name b");

        var started = Assert.Single(_tool.StepFunctions.Started);
        var input = JsonElement.Parse(started.Input);
        Assert.Equal("b", started.Name);
        Assert.Equal(2, input.GetProperty("requests").GetArrayLength());
        Assert.Equal((2, 0), (input.GetProperty("maxConcurrency").GetInt32(), input.GetProperty("toleratedFailures").GetInt32()));
    }

    [Fact]
    public async Task Object_InS3_IsLeftToTheBatch()
    {
        await _tool.RunAsync("batch s3://lists/today.jsonl --state-machine-arn arn:aws:states:eu-west-1:000000000000:stateMachine:ProtectedJobRun");

        var source = JsonElement.Parse(Assert.Single(_tool.StepFunctions.Started).Input).GetProperty("source");
        Assert.Equal(("lists", "today.jsonl"), (source.GetProperty("bucket").GetString(), source.GetProperty("key").GetString()));
        Assert.Equal(["aws - eu-west-1"], _tool.Clients.Asked);
    }

    [Fact]
    public async Task Faults_OfAllRequests_AreTold_AndNothingIsStarted()
    {
        _tool.Input = """[{"type":"SQL"},{"more":1}]""";

        Assert.Equal(ExitCode.BadUsage, await _tool.RunAsync("batch - --local"));

        Assert.Empty(_tool.StepFunctions.Started);
        Assert.Contains("requests[0].type: wanted PYSPARK", _tool.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("requests[1].more", _tool.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_IsOneDocument_WithTheSummary_OfABatchThatFailedToo()
    {
        _tool.StepFunctions.End = new DescribeExecutionResponse
        {
            ExecutionArn = FakeStepFunctions.ExecutionArn,
            Status = ExecutionStatus.FAILED,
            Error = "BatchFailed",
            Cause = """{"errorType":"BatchFailed","errorMessage":"1 of 2 runs succeeded"}""",
        };
        _tool.S3.Objects["ledger/batches/b/summary.json"] = Summary;

        Assert.Equal(ExitCode.RunFailed, await _tool.RunAsync("batch --local --name b --output json"));

        var end = JsonElement.Parse(_tool.Out.ToString());
        Assert.Equal("FAILED", end.GetProperty("status").GetString());
        Assert.Equal("PARTIAL", end.GetProperty("summary").GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("batch", "Wanted --local, or --state-machine-arn")]
    [InlineData("batch --local --profile p", "--profile is for batches on AWS")]
    [InlineData("batch --state-machine-arn a", "Wanted requests")]
    [InlineData("batch s3://lists --local", "Wanted s3://BUCKET/KEY")]
    public async Task Line_ThatIsWrong_SaysWhatToDo(string line, string words)
    {
        Assert.Equal(ExitCode.BadUsage, await _tool.RunAsync(line));

        Assert.Contains(words, _tool.Error.ToString(), StringComparison.Ordinal);
    }
}
