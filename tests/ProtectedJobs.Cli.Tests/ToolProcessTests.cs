using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Samples;
using Testing;

namespace ProtectedJobs.Cli.Tests;

/// <summary>What only a process has: exit codes, streams, signals, and the real local cloud.</summary>
public sealed class ToolProcessTests
{
    [Fact]
    public async Task Sample_OfTheProcess_IsTheSample()
    {
        var (code, output, error) = await ToolProcess.RunAsync(["sample"]);

        Assert.Equal((ExitCode.Success, SampleRequest.Json + "\n", ""), (code, output, error));
    }

    [Fact]
    public async Task Run_OfAFaultyRequest_Exits2()
    {
        var (code, output, error) = await ToolProcess.RunAsync(["run", "-", "--local"], "{\"type\":\"SQL\"}");

        Assert.Equal((ExitCode.BadUsage, ""), (code, output));
        Assert.Contains("type: wanted PYSPARK, found \"SQL\"", error, StringComparison.Ordinal);
        Assert.Contains("membershipIdentifier: wanted", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfTheSample_SucceedsOnTheRealCloud()
    {
        var (code, output, error) = await ToolProcess.RunAsync(["run", "--local", "--output", "json"]);

        Assert.SkipWhen(error.Contains("There is no service states here", StringComparison.Ordinal), "the local cloud has no Step Functions");
        Assert.True(code == ExitCode.Success, error);
        var end = JsonElement.Parse(output);
        Assert.Equal("SUCCEEDED", end.GetProperty("status").GetString());
        Assert.Equal("SUCCESS", end.GetProperty("output").GetProperty("protectedJob").GetProperty("status").GetString());
        Assert.NotEqual(0, end.GetProperty("output").GetProperty("results").GetProperty("outputs").GetArrayLength());
        Assert.Equal("Clean Rooms Job Run Succeeded", end.GetProperty("completionEvent").GetProperty("detail-type").GetString());
        Assert.Contains("AwaitJob", error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Size", "Long")]
    public async Task DurableStart_OnACloudOfItsOwn_IsSeenToItsEnd()
    {
        using var directory = new TempDirectory();
        var (code, output, error) = await ToolProcess.RunAsync(
            ["start-protected-job", "--durable", "--local", "--data", directory.Path, "--cli-input-json", SampleRequest.Json, "--query", "[status, output.protectedJob.status]"]);

        Assert.True(code == 0, error);
        Assert.Equal("[\n    \"SUCCEEDED\",\n    \"SUCCESS\"\n]\n", output);
    }

    [Fact]
    public async Task Up_Interrupted_LetsGoOfItsDirectory()
    {
        using var directory = new TempDirectory();
        string[] up = ["local", "up", "--port", "0", "--data", directory.Path, "--output", "json"];
        await using var first = await ToolProcess.StartAsync(up);
        var facts = JsonElement.Parse((await first.Out.ReadLineAsync(TestContext.Current.CancellationToken))!);
        Assert.EndsWith(":stateMachine:ProtectedJobRun", facts.GetProperty("stateMachineArn").GetString(), StringComparison.Ordinal);

        var (code, output, error) = await ToolProcess.RunAsync(up);
        Assert.Equal((ExitCode.BadUsage, ""), (code, output));
        Assert.Contains($"'{directory.Path}' is in use by another process", error, StringComparison.Ordinal);

        await first.InterruptAsync();
        Assert.Equal(ExitCode.Interrupted, await first.EndAsync());

        await using var second = await ToolProcess.StartAsync(up);
        Assert.NotNull(await second.Out.ReadLineAsync(TestContext.Current.CancellationToken));
        await second.InterruptAsync();
        Assert.Equal(ExitCode.Interrupted, await second.EndAsync());
    }
}
