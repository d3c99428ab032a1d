using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Cli.Tests.Management;

public sealed class ManagementCommandTests : IDisposable
{
    private readonly ManageBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Start_OfARequest_PrintsItsIdAndNothingElse()
    {
        _bench.Input = ClientBench.Request();
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("start", "-", "--name", "mine", "--local"));
        Assert.Equal("mine\n", _bench.Out.ToString());
        Assert.Contains("protected-jobs watch mine --local\n", _bench.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ClientBench.Request(), _bench.World.Machine.Executions["mine"].Input);
    }

    [Fact]
    public async Task Start_AgainAfterItsEnd_SaysThatNothingWasStarted()
    {
        _bench.Input = ClientBench.Request();
        _bench.World.Machine.Add("mine", ExecutionStatus.Succeeded, ClientBench.Request());
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("start", "-", "--name", "mine", "--local", "--output", "json"));
        Assert.True(_bench.Json.GetProperty("existed").GetBoolean());
        Assert.Contains("nothing was started", _bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FaultyRequest_Exits2WithAllFaults()
    {
        _bench.Input = """{"type":"SQL"}""";
        Assert.Equal(ExitCode.BadUsage, await _bench.RunAsync("start", "-", "--local"));
        Assert.Equal("", _bench.Out.ToString());
        Assert.Contains("membershipIdentifier: wanted", _bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OfAJobThatRuns_AttachesToIt()
    {
        _bench.World.AddJob(JobStatus.Started);
        Assert.Equal(
            ExitCode.Success,
            await _bench.RunAsync("start", "--attach", ClientBench.JobId, "--membership", ClientBench.Membership, "--local"));
        Assert.Equal($"attach-{ClientBench.JobId}\n", _bench.Out.ToString());
    }

    [Fact]
    public async Task Status_AsText_TellsWhatThereIs()
    {
        await _bench.World.RunAsync("mine");
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("status", "mine", "--local"));
        var text = _bench.Out.ToString();
        Assert.Contains("run             mine\n", text, StringComparison.Ordinal);
        Assert.Contains("status          Pending\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("results", text, StringComparison.Ordinal);
        Assert.Equal("", _bench.Error.ToString());
    }

    [Fact]
    public async Task Status_AsJson_IsOneDocumentWithoutTheInput()
    {
        await _bench.World.RunAsync("mine");
        var arn = _bench.World.Machine.Executions["mine"].ExecutionArn;
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("status", arn, "--local", "--output", "json"));
        Assert.Equal("mine", _bench.Json.GetProperty("runId").GetString());
        Assert.Equal("STARTING", _bench.Json.GetProperty("progress").GetProperty("phase").GetString());
        Assert.False(_bench.Json.TryGetProperty("input", out _));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("history")]
    [InlineData("watch")]
    [InlineData("terminate")]
    [InlineData("rewind")]
    [InlineData("restart")]
    [InlineData("approve")]
    [InlineData("reject")]
    [InlineData("purge")]
    public async Task Command_NoSuchRun_Exits2AndSaysHowToFindOne(string command)
    {
        Assert.Equal(ExitCode.BadUsage, await _bench.RunAsync(command, "nobody", "--local"));
        Assert.Equal("There is no run nobody. 'protected-jobs list --local' shows those there are.\n", _bench.Error.ToString());
        Assert.Equal("", _bench.Out.ToString());
    }

    [Fact]
    public async Task List_FiltersOfTheCommandLine_AreApplied()
    {
        await _bench.World.EndedAsync("a", ClientBench.Start, RunStatus.Failed, "red");
        await _bench.World.EndedAsync("b", ClientBench.Start.AddDays(-1), RunStatus.Succeeded, "red");
        await _bench.World.EndedAsync("c", ClientBench.Start, RunStatus.Succeeded, "blue");
        Assert.Equal(
            ExitCode.Success,
            await _bench.RunAsync("list", "--local", "--tag", "team=red", "--status", "failed,Completed", "--outcome", "FAILED", "--from", "2026-05-04", "--to", "2026-05-04", "--output", "json"));
        Assert.Equal("a", Assert.Single(_bench.Json.GetProperty("runs").EnumerateArray().ToList()).GetProperty("runId").GetString());
    }

    [Fact]
    public async Task List_MoreThanAPage_SaysHowToGoOn()
    {
        await _bench.World.EndedAsync("a", ClientBench.Start);
        await _bench.World.EndedAsync("b", ClientBench.Start.AddDays(-1));
        await _bench.RunAsync("list", "--local", "--top", "1");
        Assert.Contains("| a ", _bench.Out.ToString(), StringComparison.Ordinal);
        var token = _bench.Error.ToString().Trim().Split(' ')[^1];
        _bench.Out.GetStringBuilder().Clear();
        await _bench.RunAsync("list", "--local", "--continue", token);
        Assert.Contains("| b ", _bench.Out.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("| a ", _bench.Out.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JobFailed", "next            protected-jobs rewind mine --local --data /there, or restart it\n")]
    [InlineData("InvalidRequest", "next            mend the request, and start it under another name\n")]
    public async Task Status_OfARunThatFailed_SaysWhatCanBeDone(string error, string expected)
    {
        await _bench.World.RunAsync("mine");
        _bench.World.Machine.Executions["mine"] = _bench.World.Machine.Executions["mine"] with { Status = ExecutionStatus.Failed, Error = error, IsRedrivable = true };
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("status", "mine", "--local", "--data", "/there"));
        Assert.Contains(expected, _bench.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_RunThatFails_TellsEachStepAndExits1()
    {
        await _bench.World.RunAsync("mine");
        var watching = _bench.RunAsync("watch", "mine", "--local");
        _bench.World.Machine.Executions["mine"] = _bench.World.Machine.Executions["mine"] with { Status = ExecutionStatus.Failed, Error = "JobFailed" };
        _bench.World.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(ExitCode.RunFailed, await watching);
        Assert.Contains("Starting", _bench.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("error           JobFailed", _bench.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminate_UnderWay_StopsItWithTheReason()
    {
        await _bench.World.RunAsync("mine");
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("terminate", "mine", "--reason", "wrong data", "--local", "--output", "json"));
        Assert.Equal("mine", _bench.Json.GetProperty("runId").GetString());
        Assert.Equal(["stop mine Terminated wrong data"], _bench.World.Machine.Asked);
        Assert.Equal(ExitCode.BadUsage, await _bench.RunAsync("terminate", "mine", "--local"));
        Assert.Contains("nothing to terminate", _bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rewind_And_Restart_OfABadEnd()
    {
        _bench.World.Machine.Add("mine", ExecutionStatus.Failed, ClientBench.Request());
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("rewind", "mine", "--local"));
        Assert.Equal(["redrive mine mine-1"], _bench.World.Machine.Asked);
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("restart", "mine", "--name", "new", "--local"));
        Assert.Equal("new\n", _bench.Out.ToString());
    }

    [Theory]
    [InlineData("approve", ApprovalVerdict.Approved)]
    [InlineData("reject", ApprovalVerdict.Rejected)]
    public async Task Decide_RunThatAsks_AnswersIt(string command, ApprovalVerdict expected)
    {
        await _bench.World.RunAsync("mine", record => record with
        {
            Approval = new Approval(0, 0, 5.33, 1, ClientBench.Start, ClientBench.Start.AddHours(1)),
        });
        Assert.Equal(ExitCode.Success, await _bench.RunAsync(command, "mine", "--by", "Ada", "--comment", "ok", "--local"));
        var answer = (await _bench.World.Client.RecordAsync("mine", CancellationToken.None))!.Approval!.Answer!;
        Assert.Equal((expected, "Ada", "ok"), (answer.Verdict, answer.By, answer.Comment));
        Assert.Equal(ExitCode.BadUsage, await _bench.RunAsync(command == "approve" ? "reject" : "approve", "mine", "--local"));
    }

    [Theory]
    [InlineData("--status: wanted Running, Pending", "list", "--status", "Asleep", "--local")]
    [InlineData("--top: wanted a number from 1 to 1000", "list", "--top", "0", "--local")]
    [InlineData("--from: wanted a time", "list", "--from", "yesterday", "--local")]
    [InlineData("--tag: wanted NAME=VALUE", "list", "--tag", "red", "--local")]
    [InlineData("--continue: A continuation token", "list", "--continue", "x", "--local")]
    [InlineData("--profile is for AWS", "list", "--profile", "x", "--local")]
    [InlineData("--data needs --local", "list", "--data", "x")]
    [InlineData("--endpoint-url: wanted an http", "list", "--endpoint-url", "somewhere")]
    [InlineData("Wanted a request", "start", "--local")]
    [InlineData("need each other", "start", "--attach", "x", "--local")]
    [InlineData("runId: wanted 1 to 80", "status", "a b", "--local")]
    [InlineData("--by: wanted day, membership", "costs", "--by", "week", "--local")]
    public async Task CommandLine_ThatCannotBeDone_Exits2AndSaysWhatIsWanted(string expected, params string[] arguments)
    {
        Assert.Equal(ExitCode.BadUsage, await _bench.RunAsync(arguments));
        Assert.Contains(expected, _bench.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", _bench.Out.ToString());
    }

    [Fact]
    public async Task Help_OfEveryCommand_HasAnExample()
    {
        foreach (var command in (string[])["run", "start", "status", "watch", "list", "history", "terminate", "rewind", "restart", "approve", "reject", "purge", "costs", "doctor", "sample", "completion", "results list", "results download", "local down", "local status"])
        {
            _bench.Out.GetStringBuilder().Clear();
            Assert.Equal(ExitCode.Success, await _bench.RunAsync([.. command.Split(' '), "--help"]));
            Assert.Contains($"protected-jobs {command}", _bench.Out.ToString().Split("Usage:")[0], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("bash", "complete ")]
    [InlineData("zsh", "compdef ")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Completion_OfAShell_IsAScriptForIt(string shell, string expected)
    {
        Assert.Equal(ExitCode.Success, await _bench.RunAsync("completion", shell));
        Assert.Contains(expected, _bench.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("[suggest:", _bench.Out.ToString(), StringComparison.Ordinal);
    }
}
