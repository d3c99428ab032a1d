using System.Text.Json;
using Amazon.StepFunctions;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Samples;
using ProtectedJobs.Cli.Tests.Fakes;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Runs;
using Testing;

namespace ProtectedJobs.Cli.Tests.Runs;

public sealed class RunCommandTests
{
    private const string FiveFaults = """
        {"type":"SQL","membershipIdentifier":"NOT-AN-ID","jobParameters":{"analysisTemplateArn":"x"},
         "computeConfiguration":{"worker":{"type":"CR.1X","number":2}},"extra":1}
        """;

    private static readonly DateTimeOffset s_end = new(2026, 1, 31, 8, 11, 0, TimeSpan.Zero);

    [Fact]
    public async Task Run_WithoutARequest_RunsTheSampleOnAFreshCloud()
    {
        using var bench = new ToolBench();

        Assert.Equal(ExitCode.Success, await bench.RunAsync("run --local"));

        var started = Assert.Single(bench.StepFunctions.Started);
        Assert.Equal(SampleRequest.Json, started.Input);
        Assert.Equal(bench.Clouds.StateMachineArn, started.StateMachineArn);
        Assert.Matches("^run-20260131-080000-[0-9a-f]{6}$", started.Name);
        Assert.Equal(["cloud http://127.0.0.1:4570/"], bench.Clients.Asked);
        Assert.True(bench.Clouds.IsStopped);
        Assert.Equal((0, 10), (bench.Clouds.Started.Single().Port, bench.Clouds.Started.Single().TimeScale));
    }

    [Fact]
    public async Task Run_ThatSucceeds_WritesOneJsonDocumentAndRemovesItsFolder()
    {
        using var bench = new ToolBench();
        bench.StepFunctions.End.Output = """{"run":{"id":"r"}}""";

        await bench.RunAsync("run --local --output json --name r");

        var json = JsonElement.Parse(bench.Out.ToString());
        Assert.Equal(FakeStepFunctions.ExecutionArn, json.GetProperty("executionArn").GetString());
        Assert.Equal(("r", "SUCCEEDED"), (json.GetProperty("name").GetString(), json.GetProperty("status").GetString()));
        Assert.Equal("r", json.GetProperty("output").GetProperty("run").GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("error").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("cause").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("dataDirectory").ValueKind);
        Assert.Contains(Folder(bench), bench.Error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder(bench)));
    }

    [Fact]
    public async Task Run_ThatFails_Exits1AndKeepsItsFolder()
    {
        using var bench = new ToolBench();
        bench.StepFunctions.End = new()
        {
            ExecutionArn = FakeStepFunctions.ExecutionArn,
            Status = ExecutionStatus.FAILED,
            Error = "JobFailed",
            Cause = "the script threw",
        };

        Assert.Equal(ExitCode.RunFailed, await bench.RunAsync("run --local --output json"));

        var json = JsonElement.Parse(bench.Out.ToString());
        Assert.Equal(("FAILED", "JobFailed", "the script threw"), (json.GetProperty("status").GetString(), json.GetProperty("error").GetString(), json.GetProperty("cause").GetString()));
        Assert.Equal(Folder(bench), json.GetProperty("dataDirectory").GetString());
        Assert.Contains($"Kept {Folder(bench)}", bench.Error.ToString(), StringComparison.Ordinal);
        Directory.Delete(Folder(bench));
    }

    [Fact]
    public async Task Run_WithAFolderOfTheCallers_LeavesItThere()
    {
        using var directory = new TempDirectory();
        using var bench = new ToolBench();

        await bench.RunAsync($"run --local --data {directory.Path} --time-scale 2.5 --template t");

        var settings = bench.Clouds.Started.Single();
        Assert.Equal((directory.Path, 2.5, "t"), (settings.DataDirectory, settings.TimeScale, settings.TemplatePath));
        Assert.True(Directory.Exists(directory.Path));
    }

    [Fact]
    public async Task Run_OfAFaultyRequest_TellsEveryFaultAndStartsNothing()
    {
        using var bench = new ToolBench { Input = FiveFaults };

        Assert.Equal(ExitCode.BadUsage, await bench.RunAsync("run - --local"));

        var lines = bench.Error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("standard input: 5 faults; nothing was started.", lines[0]);
        Assert.Equal(
            ["type", "membershipIdentifier", "jobParameters.analysisTemplateArn", "computeConfiguration.worker.number", "extra"],
            lines[1..].Select(line => line.Trim().Split(':')[0]));
        Assert.All(lines[1..], line => Assert.Matches("wanted .+, found .+", line));
        Assert.Empty(bench.Out.ToString());
        Assert.Empty(bench.Clouds.Started);
        Assert.Empty(bench.StepFunctions.Started);
    }

    [Fact]
    public async Task Run_OfAFaultyRequest_AsJson_IsADocumentToo()
    {
        using var bench = new ToolBench { Input = FiveFaults };

        Assert.Equal(ExitCode.BadUsage, await bench.RunAsync("run - --local --output json"));

        var json = JsonElement.Parse(bench.Out.ToString());
        Assert.Equal("InvalidRequest", json.GetProperty("error").GetString());
        Assert.Equal(5, json.GetProperty("faults").GetArrayLength());
        Assert.Equal(("type", "\"SQL\""), (json.GetProperty("faults")[0].GetProperty("field").GetString(), json.GetProperty("faults")[0].GetProperty("found").GetString()));
        Assert.NotEmpty(json.GetProperty("faults")[0].GetProperty("wanted").GetString()!);
    }

    [Fact]
    public async Task Run_OfAFile_StartsWithItsText()
    {
        using var directory = new TempDirectory();
        using var bench = new ToolBench();
        var file = Path.Combine(directory.Path, "request.json");
        await File.WriteAllTextAsync(file, SampleRequest.Json + "\n", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Success, await bench.RunAsync($"run {file} --local"));

        Assert.Equal(SampleRequest.Json + "\n", bench.StepFunctions.Started.Single().Input);
    }

    [Fact]
    public async Task Run_OfAFileThatIsNotThere_Exits2()
    {
        using var bench = new ToolBench();

        Assert.Equal(ExitCode.BadUsage, await bench.RunAsync("run /no/such/file.json --local"));

        Assert.Contains("/no/such/file.json", bench.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(bench.Clouds.Started);
    }

    [Theory]
    [InlineData("", "aws - eu-west-1")]
    [InlineData("--profile p", "aws p eu-west-1")]
    [InlineData("--region us-west-2", "aws - us-west-2")]
    public async Task Run_OnAws_AsksTheMachinesRegion(string options, string asked)
    {
        using var bench = new ToolBench { Input = SampleRequest.Json };

        Assert.Equal(ExitCode.Success, await bench.RunAsync($"run - --state-machine-arn arn:aws:states:eu-west-1:111122223333:stateMachine:M {options}"));

        Assert.Equal([asked], bench.Clients.Asked);
        Assert.Equal("arn:aws:states:eu-west-1:111122223333:stateMachine:M", bench.StepFunctions.Started.Single().StateMachineArn);
        Assert.Empty(bench.Clouds.Started);
    }

    [Fact]
    public async Task Run_Interrupted_StopsTheCloudAndExits130()
    {
        using var bench = new ToolBench();
        using var interrupt = new CancellationTokenSource();
        bench.StepFunctions.AtLook = async cancellationToken =>
        {
            await interrupt.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        };

        Assert.Equal(ExitCode.Interrupted, await bench.RunUntilAsync("run --local", interrupt.Token));

        Assert.True(bench.Clouds.IsStopped);
        Assert.True(Directory.Exists(Folder(bench)));
        Assert.Empty(bench.Out.ToString());
        Directory.Delete(Folder(bench));
    }

    [Fact]
    public async Task Progress_WhereNobodyWatches_IsALineAChange()
    {
        using var bench = new ToolBench();

        await bench.RunAsync("run --local");

        Assert.Equal(
            ["StartJob starts the protected job", "AwaitJob waits for the protected job"],
            bench.Error.ToString().Split('\n').Where(line => line.Contains("Job  ", StringComparison.Ordinal))
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])));
    }

    [Fact]
    public async Task Run_ThatWasAnnounced_ShowsItsCompletionEvent()
    {
        using var bench = new ToolBench();
        bench.S3.Objects["ledger/runs/r.json"] = JsonSerializer.Serialize(Record with { AnnouncedAt = s_end }, CoreJson.Default.RunRecord);

        await bench.RunAsync("run --local --output json --name r");

        var completion = JsonElement.Parse(bench.Out.ToString()).GetProperty("completionEvent");
        Assert.Equal("Clean Rooms Job Run Succeeded", completion.GetProperty("detail-type").GetString());
        Assert.Equal(s_end, completion.GetProperty("time").GetDateTimeOffset());
        Assert.Equal(FakeStepFunctions.ExecutionArn, completion.GetProperty("resources")[0].GetString());
        Assert.Equal("r/0", completion.GetProperty("detail").GetProperty("metadata").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Run_ThatWasNotAnnounced_ShowsNoEvent()
    {
        using var bench = new ToolBench();
        bench.S3.Objects["ledger/runs/r.json"] = JsonSerializer.Serialize(Record, CoreJson.Default.RunRecord);

        await bench.RunAsync("run --local --output json --name r");

        Assert.Equal(JsonValueKind.Null, JsonElement.Parse(bench.Out.ToString()).GetProperty("completionEvent").ValueKind);
        Assert.DoesNotContain("cannot be read", bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhoseRecordCannotBeRead_SaysSoAndSucceeds()
    {
        using var bench = new ToolBench();

        Assert.Equal(ExitCode.Success, await bench.RunAsync("run --local"));

        Assert.Contains("cannot be read from ledger: NoSuchKey", bench.Error.ToString(), StringComparison.Ordinal);
    }

    private static RunRecord Record => new()
    {
        RunId = "r",
        ExecutionArn = FakeStepFunctions.ExecutionArn,
        ExecutionStartTime = s_end.AddMinutes(-11),
        Outcome = new RunOutcome(0, RunStatus.Succeeded, null, null, s_end, null, null, null),
    };

    private static string Folder(ToolBench bench) => bench.Clouds.Started.Single().DataDirectory;
}
