using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Functions.Tests.ManageRuns;

/// <summary>Durable Functions' HTTP contract, row by row.</summary>
public sealed class ContractTests
{
    private const string Base = "https://api.example.test/runtime/webhooks/durabletask";
    private readonly ApiBench _api = new();

    private ClientBench Bench => _api.Bench;

    [Fact]
    public async Task Start_Is202WithLocationAndTheUris()
    {
        var answer = await _api.SendAsync("POST", "orchestrators/ProtectedJobRun/mine", ClientBench.Request());
        Assert.Equal((202, $"{Base}/instances/mine", "10"), (answer.Status, answer.Header("Location"), answer.Header("Retry-After")));
        Assert.Equal(
            $$"""{"id":"mine","statusQueryGetUri":"{{Base}}/instances/mine","sendEventPostUri":"{{Base}}/instances/mine/raiseEvent/{eventName}","terminatePostUri":"{{Base}}/instances/mine/terminate?reason={text}","rewindPostUri":"{{Base}}/instances/mine/rewind?reason={text}","purgeHistoryDeleteUri":"{{Base}}/instances/mine","restartPostUri":"{{Base}}/instances/mine/restart"}""",
            answer.Body!.ToJsonString());
        Assert.Equal(ClientBench.Request(), Bench.Machine.Executions["mine"].Input);
    }

    [Fact]
    public async Task Start_WithoutAnId_MakesOne()
    {
        var answer = await _api.SendAsync("POST", "orchestrators/protectedjobrun", ClientBench.Request());
        Assert.Equal(202, answer.Status);
        Assert.Equal(answer.Body!["id"]!.GetValue<string>(), Assert.Single(Bench.Machine.Executions).Key);
    }

    [Theory]
    [InlineData("orchestrators/ProtectedJobRun/mine", "{not json")]
    [InlineData("orchestrators/ProtectedJobRun/mine", "{}")]
    [InlineData("orchestrators/ProtectedJobRun/not an id", null)]
    [InlineData("orchestrators/Other/mine", null)]
    [InlineData("orchestrators/ProtectedJobRun/mine?timeout=soon", null)]
    [InlineData("orchestrators/ProtectedJobRun/mine?timeout=1&pollingInterval=2", null)]
    public async Task Start_BadJsonOrId_Is400AndStartsNothing(string path, string? body)
    {
        var answer = await _api.SendAsync("POST", path, body ?? ClientBench.Request());
        Assert.Equal(400, answer.Status);
        Assert.NotEmpty(answer.Body!["message"]!.GetValue<string>());
        Assert.Empty(Bench.Machine.Executions);
    }

    [Fact]
    public async Task Start_AgainUnderOneId_StartsNothingMore()
    {
        await _api.SendAsync("POST", "orchestrators/ProtectedJobRun/mine", ClientBench.Request());
        Assert.Equal(202, (await _api.SendAsync("POST", "orchestrators/ProtectedJobRun/mine", ClientBench.Request())).Status);
        await Bench.Machine.StopAsync("mine", "x", null, CancellationToken.None);
        var existed = await _api.SendAsync("POST", "orchestrators/ProtectedJobRun/mine", ClientBench.Request());
        Assert.Equal((202, "true"), (existed.Status, existed.Header("x-run-existed")));
        Assert.Equal(409, (await _api.SendAsync("POST", "orchestrators/ProtectedJobRun/mine", ClientBench.Request("""{"tags":{"a":"b"}}"""))).Status);
    }

    [Fact]
    public async Task Start_WithATimeout_WaitsAndAnswersTheOutput()
    {
        var waiting = _api.SendAsync("POST", "orchestrators/ProtectedJobRun/mine?timeout=10&pollingInterval=2", ClientBench.Request());
        Bench.Machine.Executions["mine"] = Bench.Machine.Executions["mine"] with { Status = ExecutionStatus.Succeeded, Output = """{"a":1}""" };
        Bench.Clock.Advance(TimeSpan.FromSeconds(2));
        var answer = await waiting;
        Assert.Equal((200, """{"a":1}"""), (answer.Status, answer.Body!.ToJsonString()));
    }

    [Fact]
    public async Task Start_WithATimeoutThatPasses_Is202()
    {
        var waiting = _api.SendAsync("POST", "orchestrators/ProtectedJobRun/mine?timeout=3", ClientBench.Request());
        Bench.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((202, "10"), ((await waiting).Status, (await waiting).Header("Retry-After")));
    }

    [Fact]
    public async Task Status_UnderWay_Is202WithLocationAndRetryAfter()
    {
        await Bench.RunAsync("mine");
        var answer = await _api.SendAsync("GET", "instances/mine");
        Assert.Equal((202, $"{Base}/instances/mine", "5"), (answer.Status, answer.Header("Location"), answer.Header("Retry-After")));
        Assert.Equal(
            ["name", "instanceId", "runtimeStatus", "input", "customStatus", "output", "createdTime", "lastUpdatedTime"],
            answer.Body!.AsObject().Select(member => member.Key));
        Assert.Equal(("ProtectedJobRun", "mine", "2026-05-04T10:00:00Z"), (Text(answer, "name"), Text(answer, "instanceId"), Text(answer, "createdTime")));
        Assert.Equal("PYSPARK", answer.Body!["input"]!["type"]!.GetValue<string>());
        Assert.Equal("STARTING", answer.Body!["customStatus"]!["phase"]!.GetValue<string>());
        Assert.True(answer.Body.AsObject().ContainsKey("output") && answer.Body["output"] is null);
        Assert.Null((await _api.SendAsync("GET", "instances/mine?showInput=false")).Body!["input"]);
    }

    [Theory]
    [InlineData(ExecutionStatus.Succeeded, RunStatus.Succeeded, "Completed")]
    [InlineData(ExecutionStatus.Aborted, RunStatus.Cancelled, "Terminated")]
    [InlineData(ExecutionStatus.Failed, RunStatus.Cancelled, "Canceled")]
    [InlineData(ExecutionStatus.Failed, RunStatus.Failed, "Failed")]
    [InlineData(ExecutionStatus.TimedOut, RunStatus.TimedOut, "Failed")]
    public async Task Status_Over_Is200EvenIfItFailed(ExecutionStatus execution, RunStatus outcome, string expected)
    {
        await _api.EndedAsync("mine", execution, outcome);
        var answer = await _api.SendAsync("GET", "instances/mine");
        Assert.Equal((200, expected, null), (answer.Status, Text(answer, "runtimeStatus"), answer.Header("Location")));
    }

    [Fact]
    public async Task Status_FailedAndA500Wanted_Is500()
    {
        await _api.EndedAsync("bad", ExecutionStatus.Failed, RunStatus.Failed);
        await _api.EndedAsync("cut", ExecutionStatus.Aborted, RunStatus.Cancelled);
        Assert.Equal(500, (await _api.SendAsync("GET", "instances/bad?returnInternalServerErrorOnFailure=true")).Status);
        Assert.Equal(200, (await _api.SendAsync("GET", "instances/bad?returnInternalServerErrorOnFailure=false")).Status);
        Assert.Equal(200, (await _api.SendAsync("GET", "instances/cut?returnInternalServerErrorOnFailure=true")).Status);
        Assert.Equal(400, (await _api.SendAsync("GET", "instances/bad?returnInternalServerErrorOnFailure=perhaps")).Status);
    }

    [Fact]
    public async Task Status_WithHistory_TellsItsEvents()
    {
        await _api.EndedAsync("mine", ExecutionStatus.Succeeded, RunStatus.Succeeded);
        Bench.Machine.Histories["mine"] =
        [
            new(1, ClientBench.Start, "ExecutionStarted", null, null, null, null),
            new(2, ClientBench.Start.AddSeconds(1), "TaskStateEntered", "StartJob", null, null, null),
            new(3, ClientBench.Start.AddSeconds(2), "TaskFailed", null, "Throttled", "slow", null),
            new(4, ClientBench.Start.AddSeconds(3), "TaskSucceeded", null, null, null, """{"jobId":"j"}"""),
            new(5, ClientBench.Start.AddSeconds(4), "TaskStateEntered", "AwaitJob", null, null, null),
            new(6, ClientBench.Start.AddSeconds(5), "TaskTimedOut", null, "States.Timeout", null, null),
            new(7, ClientBench.Start.AddSeconds(6), "TaskSucceeded", null, null, null, "{}"),
            new(8, ClientBench.Start.AddSeconds(7), "ExecutionSucceeded", null, null, null, """{"done":true}"""),
        ];
        Assert.Null((await _api.SendAsync("GET", "instances/mine")).Body!["historyEvents"]);
        var plain = (await _api.SendAsync("GET", "instances/mine?showHistory=true")).Body!["historyEvents"]!.AsArray();
        Assert.Equal(
            ["ExecutionStarted", "TaskFailed", "TaskCompleted", "TimerFired", "EventRaised", "ExecutionCompleted"],
            plain.Select(e => e!["EventType"]!.GetValue<string>()));
        Assert.Equal(
            """{"EventType":"TaskFailed","FunctionName":"StartJob","Reason":"Throttled","Details":"slow","Timestamp":"2026-05-04T10:00:02Z","ScheduledTime":"2026-05-04T10:00:01Z"}""",
            plain[1]!.ToJsonString());
        Assert.Null(plain[2]!["Result"]);
        var full = (await _api.SendAsync("GET", "instances/mine?showHistory=true&showHistoryOutput=true")).Body!["historyEvents"]!.AsArray();
        Assert.Equal("""{"jobId":"j"}""", full[2]!["Result"]!.GetValue<string>());
        Assert.Equal("Completed", full[5]!["OrchestrationStatus"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("GET", "instances/nobody")]
    [InlineData("DELETE", "instances/nobody")]
    [InlineData("POST", "instances/nobody/terminate?reason=x")]
    [InlineData("POST", "instances/nobody/rewind")]
    [InlineData("POST", "instances/nobody/raiseEvent/Approve")]
    [InlineData("GET", "nothing")]
    [InlineData("PUT", "instances/nobody")]
    public async Task NoSuchRunOrRoute_Is404(string method, string path) => Assert.Equal(404, (await _api.SendAsync(method, path, "{}")).Status);

    [Fact]
    public async Task List_IsAnArrayInPages_TheTokenGoesBothWays()
    {
        for (var i = 0; i < 5; i++)
        {
            await Bench.EndedAsync($"run-{i}", ClientBench.Start.AddHours(-i), i == 4 ? RunStatus.Failed : RunStatus.Succeeded);
        }

        var first = await _api.SendAsync("GET", "instances?top=3");
        var token = first.Header("x-ms-continuation-token");
        var second = await _api.SendAsync("GET", "instances?top=3", headers: ("X-MS-Continuation-Token", token!));
        Assert.Equal((200, 200, null), (first.Status, second.Status, second.Header("x-ms-continuation-token")));
        Assert.Equal(["run-0", "run-1", "run-2", "run-3", "run-4"], Ids(first).Concat(Ids(second)));
        Assert.Equal(
            ["name", "instanceId", "runtimeStatus", "input", "customStatus", "output", "createdTime", "lastUpdatedTime"],
            first.Body![0]!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("instances?runtimeStatus=failed", "run-2")]
    [InlineData("instances?runtimeStatus=Completed,Failed&createdTimeTo=2026-05-04T09:00:00Z", "run-1 run-2")]
    [InlineData("instances?createdTimeFrom=2026-05-04T09:00:00Z", "run-0 run-1")]
    [InlineData("instances?instanceIdPrefix=run-1", "run-1")]
    [InlineData("instances?runtimeStatus=Suspended", "")]
    public async Task List_Filters(string path, string expected)
    {
        for (var i = 0; i < 3; i++)
        {
            await Bench.EndedAsync($"run-{i}", ClientBench.Start.AddHours(-i), i == 2 ? RunStatus.Failed : RunStatus.Succeeded);
        }

        Assert.Equal(expected, string.Join(' ', Ids(await _api.SendAsync("GET", path))));
    }

    [Fact]
    public async Task List_WithInput_LooksAtEachRun()
    {
        await Bench.RunAsync("mine");
        Assert.Null((await _api.SendAsync("GET", "instances")).Body![0]!["input"]);
        Assert.Equal("PYSPARK", (await _api.SendAsync("GET", "instances?showInput=true")).Body![0]!["input"]!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("instances?top=0")]
    [InlineData("instances?top=many")]
    [InlineData("instances?runtimeStatus=Asleep")]
    [InlineData("instances?createdTimeFrom=yesterday")]
    public async Task List_BadFilter_Is400(string path) => Assert.Equal(400, (await _api.SendAsync("GET", path)).Status);

    [Fact]
    public async Task List_ForeignToken_Is400() =>
        Assert.Equal(400, (await _api.SendAsync("GET", "instances", headers: ("x-ms-continuation-token", "abc"))).Status);

    [Theory]
    [InlineData("Approval", """{"approved":true,"comment":"go"}""", ApprovalVerdict.Approved)]
    [InlineData("approval", "false", ApprovalVerdict.Rejected)]
    [InlineData("Approve", "", ApprovalVerdict.Approved)]
    [InlineData("Reject", """{"by":"Ada"}""", ApprovalVerdict.Rejected)]
    public async Task EventRaised_RunThatAsks_Is202AndTellsWho(string name, string body, ApprovalVerdict expected)
    {
        await _api.AskingAsync("mine");
        var answer = await _api.SendAsync("POST", $"instances/mine/raiseEvent/{name}", body);
        Assert.Equal((202, null), (answer.Status, answer.Body));
        var approval = (await Bench.Client.RecordAsync("mine", CancellationToken.None))!.Approval!.Answer!;
        Assert.Equal(expected, approval.Verdict);
        Assert.EndsWith("arn:aws:iam::000000000000:user/ada" + (body.Contains("by", StringComparison.Ordinal) ? ")" : ""), approval.By, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventRaised_NotJsonOrNoEventOfOurs_Is400()
    {
        await _api.AskingAsync("mine");
        Assert.Equal(400, (await _api.SendAsync("POST", "instances/mine/raiseEvent/Approve", "{}", ("content-type", "text/plain"))).Status);
        Assert.Equal(400, (await _api.SendAsync("POST", "instances/mine/raiseEvent/Approve", "{oops")).Status);
        Assert.Equal(400, (await _api.SendAsync("POST", "instances/mine/raiseEvent/Other", "{}")).Status);
        Assert.Equal(400, (await _api.SendAsync("POST", "instances/mine/raiseEvent/Approval", """{"approved":"yes"}""")).Status);
        await Bench.RunAsync("another");
        Assert.Equal(400, (await _api.SendAsync("POST", "instances/another/raiseEvent/Approve", "{}")).Status);
    }

    [Theory]
    [InlineData("raiseEvent/Approve")]
    [InlineData("terminate")]
    public async Task ClosedRun_Is410(string what)
    {
        await _api.EndedAsync("mine", ExecutionStatus.Failed, RunStatus.Failed);
        Assert.Equal(410, (await _api.SendAsync("POST", $"instances/mine/{what}", "{}")).Status);
    }

    [Fact]
    public async Task Terminate_UnderWay_Is202()
    {
        await Bench.RunAsync("mine");
        var answer = await _api.SendAsync("POST", "instances/mine/terminate?reason=too%20late");
        Assert.Equal((202, null), (answer.Status, answer.Body));
        Assert.Equal(["stop mine Terminated too late"], Bench.Machine.Asked);
    }

    [Fact]
    public async Task Rewind_FailedOrTerminated_Is202_CompletedOrCanceled_Is410()
    {
        await _api.EndedAsync("bad", ExecutionStatus.Failed, RunStatus.Failed);
        await _api.EndedAsync("cut", ExecutionStatus.Aborted, RunStatus.Cancelled);
        await _api.EndedAsync("cancelled", ExecutionStatus.Failed, RunStatus.Cancelled);
        await _api.EndedAsync("good", ExecutionStatus.Succeeded, RunStatus.Succeeded);
        await Bench.RunAsync("live");
        Assert.Equal(202, (await _api.SendAsync("POST", "instances/bad/rewind?reason=x")).Status);
        Assert.Equal(202, (await _api.SendAsync("POST", "instances/cut/rewind")).Status);
        Assert.Equal(410, (await _api.SendAsync("POST", "instances/cancelled/rewind")).Status);
        Assert.Equal(410, (await _api.SendAsync("POST", "instances/good/rewind")).Status);
        Assert.Equal(400, (await _api.SendAsync("POST", "instances/live/rewind")).Status);
    }

    [Theory]
    [InlineData("suspend?reason=x")]
    [InlineData("resume?reason=x")]
    public async Task SuspendAndResume_Are501AndNotAdvertised(string what)
    {
        await Bench.RunAsync("mine");
        Assert.Equal(501, (await _api.SendAsync("POST", $"instances/mine/{what}")).Status);
        var start = await _api.SendAsync("POST", "orchestrators/ProtectedJobRun", ClientBench.Request());
        Assert.DoesNotContain(start.Body!.AsObject(), member => member.Key is "suspendPostUri" or "resumePostUri");
    }

    [Fact]
    public async Task Restart_IsANewRun_UnderTheOldIdItIs400()
    {
        await _api.EndedAsync("mine", ExecutionStatus.Failed, RunStatus.Failed);
        var answer = await _api.SendAsync("POST", "instances/mine/restart?restartWithNewInstanceId=true");
        Assert.Equal((202, 2), (answer.Status, Bench.Machine.Executions.Count));
        Assert.NotEqual("mine", Text(answer, "id"));
        Assert.Equal(answer.Header("Location"), Text(answer, "statusQueryGetUri"));
        Assert.Equal(400, (await _api.SendAsync("POST", "instances/mine/restart?restartWithNewInstanceId=false")).Status);
        Assert.Equal(400, (await _api.SendAsync("POST", "instances/nobody/restart")).Status);
    }

    [Fact]
    public async Task Purge_One_Is200WithTheCount()
    {
        await _api.EndedAsync("mine", ExecutionStatus.Failed, RunStatus.Failed);
        var answer = await _api.SendAsync("DELETE", "instances/mine");
        Assert.Equal((200, """{"instancesDeleted":1}"""), (answer.Status, answer.Body!.ToJsonString()));
        Assert.Equal(404, (await _api.SendAsync("GET", "instances/mine")).Status);
        await Bench.RunAsync("live");
        Assert.Equal(400, (await _api.SendAsync("DELETE", "instances/live")).Status);
    }

    [Fact]
    public async Task Purge_Many_PurgesWhatFitsAndIsOver()
    {
        for (var i = 0; i < 3; i++)
        {
            await _api.EndedAsync($"run-{i}", ExecutionStatus.Failed, RunStatus.Failed);
            await Bench.EndedAsync($"run-{i}", ClientBench.Start, RunStatus.Failed);
        }

        await Bench.RunAsync("live");
        Assert.Equal(400, (await _api.SendAsync("DELETE", "instances")).Status);
        Assert.Equal(404, (await _api.SendAsync("DELETE", "instances?createdTimeFrom=2026-05-05")).Status);
        Assert.Equal(404, (await _api.SendAsync("DELETE", "instances?createdTimeFrom=2026-05-01&runtimeStatus=Completed")).Status);
        var answer = await _api.SendAsync("DELETE", "instances?createdTimeFrom=2026-05-01&runtimeStatus=Failed,Terminated");
        Assert.Equal((200, """{"instancesDeleted":3}"""), (answer.Status, answer.Body!.ToJsonString()));
        Assert.Equal(["live"], Ids(await _api.SendAsync("GET", "instances")));
    }

    private static string? Text(ApiAnswer answer, string name) => answer.Body?[name]?.GetValue<string>();

    private static IEnumerable<string> Ids(ApiAnswer answer) => answer.Body!.AsArray().Select(run => run!["instanceId"]!.GetValue<string>());
}
