using System.Text.Json;
using Amazon.StepFunctions;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Samples;
using ProtectedJobs.Cli.Tests.Fakes;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary><c>--durable</c>: the same arguments start a run.</summary>
public sealed class DurableTests
{
    private const string Machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:ProtectedJobRun";

    private static readonly string[] s_start =
        ["start-protected-job", "--type", "PYSPARK", "--membership-identifier", StubAnswers.Membership, "--job-parameters", $"analysisTemplateArn={StubAnswers.Template},parameters={{day=2026-01-31}}", "--durable"];

    [Fact]
    public async Task Local_RunsOnACloudInThisProcess_AndPrintsItsEnd()
    {
        using var bench = Bench();

        Assert.Equal(ExitCode.Success, await bench.RunAsync([.. s_start, "--local", "--name", "r"]));

        var started = Assert.Single(bench.StepFunctions.Started);
        Assert.Equal("r", started.Name);
        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse(
                "{\"type\":\"PYSPARK\",\"membershipIdentifier\":\"" + StubAnswers.Membership + "\",\"jobParameters\":{\"analysisTemplateArn\":\""
                + StubAnswers.Template + "\",\"parameters\":{\"day\":\"2026-01-31\"}}}"),
            JsonElement.Parse(started.Input)));
        Assert.Equal("SUCCEEDED", JsonElement.Parse(bench.Out.ToString()).GetProperty("status").GetString());
        Assert.Contains("AwaitJob", bench.Error.ToString(), StringComparison.Ordinal);
        Assert.True(bench.Clouds.IsStopped);
    }

    [Fact]
    public async Task OnAws_IsStartedAndLeftToItself()
    {
        using var bench = Bench();

        Assert.Equal(ExitCode.Success, await bench.RunAsync([.. s_start, "--state-machine-arn", Machine, "--query", "executionArn", "--output", "text"]));

        Assert.Equal(FakeStepFunctions.ExecutionArn + "\n", bench.Out.ToString());
        Assert.Empty(bench.Error.ToString());
        Assert.Equal(["aws - eu-west-1"], bench.Clients.Asked);
        Assert.Equal(Machine, bench.StepFunctions.Started.Single().StateMachineArn);
    }

    [Fact]
    public async Task Document_WithARunsOwnSettings_StartsWithThem()
    {
        using var bench = Bench();

        Assert.Equal(ExitCode.Success, await bench.RunAsync("start-protected-job", "--durable", "--local", "--cli-input-json", SampleRequest.Json));

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(SampleRequest.Json), JsonElement.Parse(bench.StepFunctions.Started.Single().Input)));
    }

    [Fact]
    public async Task OnAws_WithoutAMachine_TakesThatOfTheEnvironment()
    {
        using var bench = new AwsBench { Variables = new Dictionary<string, string> { ["PROTECTED_JOBS_STATE_MACHINE_ARN"] = Machine } };

        Assert.Equal(ExitCode.Success, await bench.RunAsync(s_start));

        Assert.Equal(Machine, bench.StepFunctions.Started.Single().StateMachineArn);
    }

    [Fact]
    public async Task OnAws_Awaited_ShowsItsProgressAndEnds1IfItFails()
    {
        using var bench = Bench();
        bench.StepFunctions.End = new() { ExecutionArn = FakeStepFunctions.ExecutionArn, Status = ExecutionStatus.FAILED, Error = "JobFailed" };

        var code = await bench.RunAsync([.. s_start, "--state-machine-arn", Machine, "--wait", "--region", "us-west-2", "--endpoint-url", "http://127.0.0.1:1", "--output", "yaml", "--query", "{status: status, error: error}"]);

        Assert.Equal(ExitCode.RunFailed, code);
        Assert.Equal("error: JobFailed\nstatus: FAILED\n", bench.Out.ToString());
        Assert.Contains("AwaitJob", bench.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["aws - us-west-2 http://127.0.0.1:1/"], bench.Clients.Asked);
    }

    [Theory]
    [InlineData("--durable", "Wanted --local, or --state-machine-arn for a run on AWS; found neither.")]
    [InlineData("--durable --local --region eu-west-1", "--region is for runs on AWS: leave --local away.")]
    [InlineData("--durable --state-machine-arn a --data d", "--data needs --local.")]
    [InlineData("--wait", "--wait needs --durable.")]
    [InlineData("--local", "--local needs --durable.")]
    public async Task Options_ThatDoNotGoTogether_Exit252(string options, string why)
    {
        using var bench = Bench();

        Assert.Equal(252, await bench.RunAsync([.. s_start[..^1], .. options.Split(' ')]));

        Assert.Contains(why, bench.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(bench.StepFunctions.Started);
        Assert.Empty(bench.Clouds.Started);
    }

    [Fact]
    public async Task FaultyRequest_StartsNothing()
    {
        using var bench = Bench();

        Assert.Equal(252, await bench.RunAsync([.. s_start, "--local", "--job-compute-payer-account-id", "12"]));

        Assert.Contains("jobComputePayerAccountId", bench.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(bench.Clouds.Started);
    }

    private static AwsBench Bench()
    {
        var bench = new AwsBench();
        bench.StepFunctions
            .With(HistoryEventType.ExecutionStarted).Entering("StartJob").Entering("AwaitJob").With(HistoryEventType.ExecutionSucceeded);
        return bench;
    }
}
