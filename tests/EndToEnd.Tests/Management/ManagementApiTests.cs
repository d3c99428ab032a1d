using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.CleanRooms.Model;
using Amazon.Runtime;

namespace EndToEnd.Tests.Management;

/// <summary>
/// Durable Functions' HTTP API as its clients meet it: API Gateway, the authorizer AWS_IAM, and the function as a process under its own
/// role. What each row answers to everything is told by the function's own tests; here each row goes all the way.
/// </summary>
[Collection(OneCloud.Name)]
public sealed partial class ManagementApiTests(RunCloud cloud) : IDisposable
{
    private const string Start = "orchestrators/ProtectedJobRun/";
    private readonly SignedApi _api = new(cloud);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Run_StartedHere_IsToldAtItsUris_UntilItCompletes_AndIsPurged()
    {
        var started = await _api.SendAsync("POST", Start + "http-good", Request.Of(Request.Succeeding));
        Assert.Equal((202, 10), (started.Status, started.RetryAfterSeconds));
        Assert.Equal(
            ["id", "statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "rewindPostUri", "purgeHistoryDeleteUri", "restartPostUri"],
            started.Body!.AsObject().Select(member => member.Key));
        var status = started.Body["statusQueryGetUri"]!.GetValue<string>();
        Assert.Equal(status, started.Location);

        var underWay = await _api.SendAsync("GET", status);
        Assert.Equal((202, 5, status), (underWay.Status, underWay.RetryAfterSeconds, underWay.Location));
        Assert.Contains(underWay.RuntimeStatus, (string[])["Pending", "Running"]);

        var over = await OverAsync("http-good");
        Assert.Equal(200, over.Status);
        Assert.Equal(
            ["name", "instanceId", "runtimeStatus", "input", "customStatus", "output", "createdTime", "lastUpdatedTime"],
            over.Body!.AsObject().Select(member => member.Key));
        Assert.Equal(("ProtectedJobRun", "http-good", "Completed"), (Text(over, "name"), Text(over, "instanceId"), over.RuntimeStatus));
        Assert.Matches(WholeSeconds(), Text(over, "createdTime"));
        Assert.Matches(WholeSeconds(), Text(over, "lastUpdatedTime"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Request.Of(Request.Succeeding)), over.Body["input"]));
        Assert.Equal("SUCCESS", over.Body["output"]!["protectedJob"]!["status"]!.GetValue<string>());

        var history = await _api.SendAsync("GET", "instances/http-good?showInput=false&showHistory=true&showHistoryOutput=true");
        Assert.Null(history.Body!["input"]);
        Assert.Equal(
            ["ExecutionStarted", "TaskCompleted", "EventRaised", "TaskCompleted", "TaskCompleted", "ExecutionCompleted"],
            history.Body["historyEvents"]!.AsArray().Select(told => told!["EventType"]!.GetValue<string>()));

        var again = await _api.SendAsync("POST", Start + "http-good", Request.Of(Request.Succeeding));
        Assert.Equal((202, true), (again.Status, again.RunExisted));
        Assert.Equal(410, (await _api.SendAsync("POST", "instances/http-good/terminate?reason=late")).Status);
        Assert.Equal(410, (await _api.SendAsync("POST", "instances/http-good/rewind")).Status);

        var purged = await _api.SendAsync("DELETE", started.Body["purgeHistoryDeleteUri"]!.GetValue<string>());
        Assert.Equal((200, """{"instancesDeleted":1}"""), (purged.Status, purged.Body!.ToJsonString()));
        Assert.Equal(404, (await _api.SendAsync("GET", status)).Status);
        await AssertNothingWasDeniedAsync();
    }

    [Fact]
    public async Task Run_ThatFails_Is200Or500_AndIsRewoundAndRestarted()
    {
        await cloud.ObserveAsync();
        await _api.SendAsync("POST", Start + "http-bad", Request.Of(Request.Failing));
        var failed = await OverAsync("http-bad");
        Assert.Equal((200, "Failed"), (failed.Status, failed.RuntimeStatus));
        Assert.StartsWith("JobFailed", failed.Body!["output"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(500, (await _api.SendAsync("GET", "instances/http-bad?returnInternalServerErrorOnFailure=true")).Status);

        Assert.Equal(202, (await _api.SendAsync("POST", "instances/http-bad/rewind?reason=again")).Status);
        var second = await OverAsync("http-bad");
        Assert.Equal("Failed", second.RuntimeStatus);
        Assert.Equal(["http-bad/0", "http-bad/1"], (await cloud.EventsAsync("http-bad")).Select(e => e.GetProperty("detail").GetProperty("metadata").GetProperty("id").GetString()));

        Assert.Equal(400, (await _api.SendAsync("POST", "instances/http-bad/restart?restartWithNewInstanceId=false")).Status);
        var restarted = await _api.SendAsync("POST", "instances/http-bad/restart");
        var id = Text(restarted, "id");
        Assert.Equal(202, restarted.Status);
        Assert.StartsWith("http-bad-again-", id, StringComparison.Ordinal);
        Assert.Equal("Failed", (await OverAsync(id)).RuntimeStatus);

        var first = await _api.SendAsync("GET", "instances?instanceIdPrefix=http-bad&runtimeStatus=Failed,Canceled&createdTimeFrom=2020-01-01T00:00:00Z&top=1");
        Assert.Equal([id], Ids(first));
        var last = await _api.SendAsync(
            "GET", "instances?instanceIdPrefix=http-bad&runtimeStatus=Failed,Canceled&createdTimeFrom=2020-01-01T00:00:00Z&top=1&showInput=true", token: first.ContinuationToken);
        Assert.Equal(["http-bad"], Ids(last));
        Assert.Equal("PYSPARK", last.Body![0]!["input"]!["type"]!.GetValue<string>());

        var purged = await _api.SendAsync("DELETE", "instances?createdTimeFrom=2020-01-01T00:00:00Z&instanceIdPrefix=http-bad");
        Assert.Equal((200, """{"instancesDeleted":2}"""), (purged.Status, purged.Body!.ToJsonString()));
        Assert.Empty(Ids(await _api.SendAsync("GET", "instances?instanceIdPrefix=http-bad")));
        await AssertNothingWasDeniedAsync();
    }

    [Fact]
    public async Task Run_Terminated_CancelsItsJob_AndCanGoOn()
    {
        await _api.SendAsync("POST", Start + "http-long", Request.Of(Request.TwelveHours));
        var job = await cloud.SkipUntilAsync(NewestJobAsync, newest => newest.Status.Value == "STARTED");
        foreach (var unheard in (string[])["suspend", "resume"])
        {
            Assert.Equal(501, (await _api.SendAsync("POST", $"instances/http-long/{unheard}?reason=x")).Status);
        }

        Assert.Equal(202, (await _api.SendAsync("POST", "instances/http-long/terminate?reason=wrong%20data")).Status);
        var over = await OverAsync("http-long");
        Assert.Equal((200, "Terminated"), (over.Status, over.RuntimeStatus));
        await cloud.SkipUntilAsync(NewestJobAsync, newest => newest.Id == job.Id && newest.Status.Value == "CANCELLED");
        Assert.Equal(410, (await _api.SendAsync("POST", "instances/http-long/raiseEvent/Approve", "null")).Status);

        Assert.Equal(202, (await _api.SendAsync("POST", "instances/http-long/rewind")).Status);
        await cloud.SkipUntilAsync(NewestJobAsync, newest => newest.Id != job.Id && newest.Status.Value == "STARTED");
        Assert.Equal(202, (await _api.SendAsync("POST", "instances/http-long/terminate")).Status);
        Assert.Equal("Terminated", (await OverAsync("http-long")).RuntimeStatus);
        await cloud.SkipUntilAsync(NewestJobAsync, newest => newest.Status.Value == "CANCELLED");
        await AssertNothingWasDeniedAsync();
    }

    [Theory]
    [InlineData("http-yes", """{"approved":true,"comment":"monthly"}""", "Completed")]
    [InlineData("http-no", """{"approved":false,"by":"ann"}""", "Failed")]
    public async Task Approval_RaisedAsAnEvent_IsTheAnswer(string run, string approval, string expected)
    {
        var request = JsonNode.Parse(Request.Of(Request.Succeeding))!;
        request["orchestration"] = new JsonObject { ["approval"] = new JsonObject { ["aboveCrpuHours"] = 1, ["timeoutSeconds"] = 86_400 } };
        await _api.SendAsync("POST", Start + run, request.ToJsonString());
        await cloud.SkipUntilAsync(() => cloud.StatesAsync(ArnOf(run)), states => states.Contains("AwaitApproval"));
        Assert.NotNull((await _api.SendAsync("GET", $"instances/{run}")).Body!["customStatus"]!["approvalExpires"]);

        Assert.Equal(400, (await _api.SendAsync("POST", $"instances/{run}/raiseEvent/Applause", "{}")).Status);
        Assert.Equal(202, (await _api.SendAsync("POST", $"instances/{run}/raiseEvent/Approval", approval)).Status);

        var over = await OverAsync(run);
        Assert.Equal((200, expected), (over.Status, over.RuntimeStatus));
        Assert.Equal(404, (await _api.SendAsync("POST", "instances/http-nobody/raiseEvent/Approval", approval)).Status);
        await AssertNothingWasDeniedAsync();
    }

    [Fact]
    public async Task Caller_WhoMayNot_IsForbidden()
    {
        const string Role = "arn:aws:iam::000000000000:role/Stranger";
        var issued = await cloud.AdminAsync(HttpMethod.Post, "credentials", new { roleArn = Role, sessionName = "me", policies = Array.Empty<object>() });
        var stranger = new ImmutableCredentials(
            issued.GetProperty("accessKeyId").GetString(), issued.GetProperty("secretAccessKey").GetString(), issued.GetProperty("sessionToken").GetString());

        Assert.Equal(403, (await _api.SendAsync("GET", "instances", null, null, credentials: null)).Status);
        Assert.Equal(403, (await _api.SendAsync("GET", "instances", null, null, new ImmutableCredentials("local", "wrong", null))).Status);
        Assert.Equal(403, (await _api.SendAsync("GET", "instances", null, null, stranger)).Status);
        Assert.Equal(404, (await _api.SendAsync("GET", "instances/http-nobody")).Status);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    private static partial Regex WholeSeconds();

    private static string Text(Answer answer, string member) => answer.Body![member]!.GetValue<string>();

    private static IEnumerable<string> Ids(Answer list) => list.Body!.AsArray().Select(run => run!["instanceId"]!.GetValue<string>());

    // The function's own role was enough for all of it.
    private async Task AssertNothingWasDeniedAsync()
    {
        var denials = (await cloud.AdminAsync(HttpMethod.Get, "iam")).GetProperty("denials").EnumerateArray();
        Assert.DoesNotContain(denials, denial => denial.GetProperty("principalArn").GetString()!.Contains("ManageRuns", StringComparison.Ordinal));
    }

    private string ArnOf(string run) => $"{cloud.Host.StateMachineArn!.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{run}";

    private async Task<Answer> OverAsync(string run)
    {
        await cloud.EndAsync(ArnOf(run));
        while (true)
        {
            // The function may tell for a second what it saw before.
            if (await _api.SendAsync("GET", $"instances/{run}") is { Status: not 202 } over)
            {
                return over;
            }
        }
    }

    private async Task<ProtectedJobSummary> NewestJobAsync() => (await cloud.CleanRooms.ListProtectedJobsAsync(
        new ListProtectedJobsRequest { MembershipIdentifier = Request.Membership, MaxResults = 1 }, Cancel)).ProtectedJobs[0];
}
