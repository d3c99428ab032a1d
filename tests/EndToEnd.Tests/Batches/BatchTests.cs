using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.S3.Model;
using Amazon.StepFunctions.Model;

namespace EndToEnd.Tests.Batches;

/// <summary>Many requests in one execution, and each way in which that can end.</summary>
[Collection(OneCloud.Name)]
public sealed class BatchTests(RunCloud cloud)
{
    private const string Lists = "protected-job-batches";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_OfRequestsThatSucceed_RunsEachInTurn_AndSumsUpCosts()
    {
        var ended = await RunAsync("batch-good", Input([Request.Succeeding, Request.Succeeding, Request.Succeeding]));

        Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
        var summary = JsonElement.Parse(ended.Output);
        Assert.Equal("SUCCEEDED", summary.GetProperty("status").GetString());
        Assert.Equal((3, 3, 0), Counts(summary));
        var runs = summary.GetProperty("runs").EnumerateArray().ToArray();
        Assert.Equal(["batch-good-0000", "batch-good-0001", "batch-good-0002"], runs.Select(run => run.GetProperty("runId").GetString()!));
        var usage = summary.GetProperty("usage");
        Assert.Equal(runs.Sum(run => run.GetProperty("crpuHours").GetDouble()), usage.GetProperty("crpuHours").GetDouble(), precision: 6);
        Assert.Equal(8.00m, usage.GetProperty("estimatedCost").GetProperty("amount").GetDecimal());
        // One after the other: a membership runs one job at a time.
        var states = await Task.WhenAll(runs.Select(run => cloud.StatesAsync(ExecutionOf(run.GetProperty("runId").GetString()!))));
        Assert.Contains(states, entered => entered.Contains("AwaitTurn"));
        Assert.Equal("Clean Rooms Job Batch Succeeded", Assert.Single(await ToldAsync("batch-good")));
    }

    [Fact]
    public async Task Failures_NoMoreThanMay_EndPartial()
    {
        var ended = await RunAsync("batch-partial", Input([Request.Succeeding, Request.Failing], ("toleratedFailures", 1)));

        Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
        var summary = JsonElement.Parse(ended.Output);
        Assert.Equal("PARTIAL", summary.GetProperty("status").GetString());
        Assert.Equal((2, 1, 1), Counts(summary));
        Assert.Equal("JobFailed", summary.GetProperty("runs")[1].GetProperty("error").GetString());
    }

    [Fact]
    public async Task Failures_MoreThanMay_StopTheRest_AndTheSummaryIsWrittenAllTheSame()
    {
        // The first is rejected after a minute, in which the second has its turn; the third waits for either.
        var input = JsonNode.Parse(Input([Request.Succeeding, Request.TwelveHours, Request.Succeeding], ("maxConcurrency", 2)))!;
        input["requests"]![0]!["orchestration"] = JsonNode.Parse("""{"approval":{"aboveCrpuHours":1,"timeoutSeconds":60}}""");
        var ended = await RunAsync("batch-bad", input.ToJsonString());

        Assert.Equal(("FAILED", "BatchFailed"), (ended.Status.Value, ended.Error));
        var summary = await SummaryAsync("batch-bad");
        Assert.Equal("FAILED", summary.GetProperty("status").GetString());
        var counts = summary.GetProperty("counts");
        Assert.Equal((3, 0, 0), Counts(summary));
        Assert.Equal(
            (1, 1, 1),
            (counts.GetProperty("rejected").GetInt32(), counts.GetProperty("cancelled").GetInt32(), counts.GetProperty("notRun").GetInt32()));
        Assert.Equal("Clean Rooms Job Batch Failed", Assert.Single(await ToldAsync("batch-bad")));
    }

    [Fact]
    public async Task Redriven_RunsWhatDidNotSucceed_AndNothingElse()
    {
        var failed = await RunAsync("batch-again", Input([Request.Succeeding, Request.Failing], ("maxConcurrency", 1)));
        Assert.Equal("BatchFailed", failed.Error);
        var scene = cloud.Host.CleanRooms.Scene;
        await cloud.Host.CleanRooms.ReplaceSceneAsync(
            scene.Replace("\"outcome\":\"FAILED\"", "\"outcome\":\"SUCCESS\"", StringComparison.Ordinal), Cancel);
        try
        {
            await cloud.StepFunctions.RedriveExecutionAsync(new RedriveExecutionRequest { ExecutionArn = failed.ExecutionArn }, Cancel);
            var ended = await cloud.EndAsync(failed.ExecutionArn);

            Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
            var summary = JsonElement.Parse(ended.Output);
            Assert.Equal((2, 2, 0), Counts(summary));
            Assert.Equal(
                ["batch-again-0000", "batch-again-0001-r1"],
                summary.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("runId").GetString()!));
        }
        finally
        {
            await cloud.Host.CleanRooms.ReplaceSceneAsync(scene, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Requests_WithFaults_StartNothing_AndAllAreTold()
    {
        var before = await cloud.JobsAsync();
        var input = JsonNode.Parse(Input([Request.Succeeding, Request.Succeeding]))!;
        input["requests"]![0]!["type"] = "SQL";
        input["requests"]![1]!["membershipIdentifier"] = "none";
        var ended = await RunAsync("batch-invalid", input.ToJsonString());

        Assert.Equal(("FAILED", "InvalidRequest"), (ended.Status.Value, ended.Error));
        Assert.Contains("requests[0].type", ended.Cause, StringComparison.Ordinal);
        Assert.Contains("requests[1].membershipIdentifier", ended.Cause, StringComparison.Ordinal);
        Assert.Equal(before, await cloud.JobsAsync());
    }

    [Fact]
    public async Task Object_WithARequestALine_IsRun()
    {
        await cloud.S3.PutBucketAsync(Lists, Cancel);
        await cloud.S3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = Lists,
                Key = "today.jsonl",
                ContentBody = $"{Request.Of(Request.Succeeding)}\n{Request.Of(Request.Succeeding)}\n",
            },
            Cancel);

        var ended = await RunAsync("batch-object", $$"""{"source":{"bucket":"{{Lists}}","key":"today.jsonl"} }""");

        Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
        Assert.Equal((2, 2, 0), Counts(JsonElement.Parse(ended.Output)));
    }

    [Fact]
    public async Task Stopped_StopsItsRuns_AndCancelsTheirJobs()
    {
        var batch = await StartAsync("batch-stopped", Input([Request.TwelveHours, Request.TwelveHours]));
        await cloud.SkipUntilAsync(
            () => StatusAsync("batch-stopped-0000"), status => status == "RUNNING");
        await cloud.StepFunctions.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = batch }, Cancel);

        Assert.Equal("ABORTED", (await cloud.EndAsync(ExecutionOf("batch-stopped-0000"))).Status.Value);
        await cloud.SkipUntilAsync(
            async () => (await cloud.Runs.GetAsync("batch-stopped-0000", Cancel))?.RuntimeStatus.ToString(),
            status => status is "Terminated" or "Canceled");
    }

    private static string Input(string[] templates, params (string Name, int Value)[] options)
    {
        var input = new JsonObject { ["requests"] = new JsonArray([.. templates.Select(template => JsonNode.Parse(Request.Of(template)))]) };
        foreach (var (name, value) in options)
        {
            input[name] = value;
        }

        return input.ToJsonString();
    }

    private static (int Total, int Succeeded, int Failed) Counts(JsonElement summary)
    {
        var counts = summary.GetProperty("counts");
        return (counts.GetProperty("total").GetInt32(), counts.GetProperty("succeeded").GetInt32(), counts.GetProperty("failed").GetInt32());
    }

    private string ExecutionOf(string run) => $"{cloud.Host.StateMachineArn!.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{run}";

    private async Task<string> StartAsync(string name, string input)
    {
        await cloud.ObserveAsync();
        return (await cloud.StepFunctions.StartExecutionAsync(
            new StartExecutionRequest
            {
                StateMachineArn = cloud.Host.StateMachineArn!.Replace("ProtectedJobRun", "ProtectedJobBatch", StringComparison.Ordinal),
                Name = name,
                Input = input,
            },
            Cancel)).ExecutionArn;
    }

    private async Task<DescribeExecutionResponse> RunAsync(string name, string input) => await cloud.EndAsync(await StartAsync(name, input));

    private async Task<string> StatusAsync(string run)
    {
        try
        {
            return (await cloud.StepFunctions.DescribeExecutionAsync(
                new DescribeExecutionRequest { ExecutionArn = ExecutionOf(run) }, Cancel)).Status.Value;
        }
        catch (ExecutionDoesNotExistException)
        {
            return "none yet";
        }
    }

    private async Task<JsonElement> SummaryAsync(string batch)
    {
        using var answer = await cloud.S3.GetObjectAsync(cloud.Ledger, $"batches/{batch}/summary.json", Cancel);
        using var text = new StreamReader(answer.ResponseStream, Encoding.UTF8);
        return JsonElement.Parse(await text.ReadToEndAsync(Cancel));
    }

    private async Task<IReadOnlyList<string>> ToldAsync(string batch) => [.. (await cloud.AllEventsAsync())
        .Where(e => e.GetProperty("detail").GetProperty("data").TryGetProperty("batchId", out var id) && id.GetString() == batch)
        .Select(e => e.GetProperty("detail-type").GetString()!)];
}
