using System.Text.Json.Nodes;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Management;

namespace EndToEnd.Tests.Approvals;

/// <summary>Runs that ask for somebody's consent, and each way in which that can end.</summary>
[Collection(OneCloud.Name)]
public sealed class ApprovalTests(RunCloud cloud)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approved_GoesOn_AndNothingWasStartedBefore()
    {
        var before = await cloud.JobsAsync();
        var execution = await AskAsync("consent-given");
        Assert.Equal(before, await cloud.JobsAsync());

        Assert.IsType<RunAnswer.Accepted>(await AnswerAsync("consent-given", ApprovalVerdict.Approved, "monthly report"));
        var ended = await cloud.EndAsync(execution);

        Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
        Assert.Equal(
            ["StartJob", "AwaitApproval", "StartJob", "AwaitJob", "CollectResult", "AnnounceCompletion"], await cloud.StatesAsync(execution));
        Assert.Equal(before.Count + 1, (await cloud.JobsAsync()).Count);
    }

    [Fact]
    public async Task Rejected_EndsTheRun_AndStartsNothing()
    {
        var before = await cloud.JobsAsync();
        var execution = await AskAsync("consent-refused");

        await AnswerAsync("consent-refused", ApprovalVerdict.Rejected, "too dear");
        var ended = await cloud.EndAsync(execution);

        Assert.Equal(("FAILED", "ApprovalRejected"), (ended.Status.Value, ended.Error));
        Assert.Contains("rejected by ann", ended.Cause, StringComparison.Ordinal);
        Assert.Contains("too dear", ended.Cause, StringComparison.Ordinal);
        Assert.Equal(before, await cloud.JobsAsync());
        var told = Assert.Single(await cloud.EventsAsync("consent-refused"));
        Assert.Equal("Clean Rooms Job Run Rejected", told.GetProperty("detail-type").GetString());
        // What was answered stands.
        Assert.IsNotType<RunAnswer.Accepted>(await AnswerAsync("consent-refused", ApprovalVerdict.Approved, "after all"));
    }

    [Fact]
    public async Task Silence_UntilTheTimeIsUp_IsANo()
    {
        var before = await cloud.JobsAsync();
        var began = cloud.Host.Clock.GetUtcNow();
        var ended = await cloud.EndAsync(await AskAsync("consent-none", timeoutSeconds: 7200));

        Assert.Equal(("FAILED", "ApprovalRejected"), (ended.Status.Value, ended.Error));
        Assert.Contains("nobody approved it", ended.Cause, StringComparison.Ordinal);

        // Step Functions counts in whole milliseconds, the clock in finer ones.
        Assert.InRange(cloud.Host.Clock.GetUtcNow() - began, TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(121));
        Assert.Equal(before, await cloud.JobsAsync());
    }

    [Fact]
    [Trait("Size", "Long")]
    public async Task Silence_WithoutATimeoutOfItsOwn_IsANoAfterADay()
    {
        var began = cloud.Host.Clock.GetUtcNow();
        var ended = await cloud.EndAsync(await AskAsync("consent-a-day", timeoutSeconds: null));

        Assert.Equal("ApprovalRejected", ended.Error);

        var aDay = TimeSpan.FromHours(24);
        Assert.InRange(cloud.Host.Clock.GetUtcNow() - began, aDay - TimeSpan.FromMilliseconds(1), aDay + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Stopped_WhileItWaits_IsCancelled_AndStartsNothing()
    {
        var before = await cloud.JobsAsync();
        var execution = await AskAsync("consent-stopped");
        await cloud.StepFunctions.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = execution }, Cancel);
        await cloud.EndAsync(execution);

        var told = Assert.Single(await cloud.EventsAsync("consent-stopped"));
        Assert.Equal("Clean Rooms Job Run Cancelled", told.GetProperty("detail-type").GetString());
        Assert.Equal(before, await cloud.JobsAsync());
    }

    [Fact]
    public async Task Rewound_AfterANo_AsksAgain()
    {
        var execution = await AskAsync("consent-again");
        await AnswerAsync("consent-again", ApprovalVerdict.Rejected, null);
        await cloud.EndAsync(execution);
        await cloud.StepFunctions.RedriveExecutionAsync(new RedriveExecutionRequest { ExecutionArn = execution }, Cancel);
        await WhenAskedAsync(execution, times: 2);

        await AnswerAsync("consent-again", ApprovalVerdict.Approved, null);
        var ended = await cloud.EndAsync(execution);

        Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
    }

    [Fact]
    public async Task Cheap_AsksNobody()
    {
        var ended = await cloud.RunAsync("consent-not-needed", Input(aboveCrpuHours: 1.5, timeoutSeconds: 60));

        Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
        Assert.DoesNotContain("AwaitApproval", await cloud.StatesAsync(ended.ExecutionArn));
    }

    // Four small workers are billed 8 CRPU for ten minutes at least: 1.33 CRPU-hours.
    private static string Input(double aboveCrpuHours, int? timeoutSeconds)
    {
        var request = JsonNode.Parse(Request.Of(Request.Succeeding))!;
        var approval = new JsonObject { ["aboveCrpuHours"] = aboveCrpuHours };
        if (timeoutSeconds is { } seconds)
        {
            approval["timeoutSeconds"] = seconds;
        }

        request["orchestration"] = new JsonObject { ["approval"] = approval };
        return request.ToJsonString();
    }

    private async Task<string> AskAsync(string run, int? timeoutSeconds = 3600)
    {
        var execution = await cloud.StartAsync(run, Input(aboveCrpuHours: 1, timeoutSeconds));
        await WhenAskedAsync(execution, times: 1);
        return execution;
    }

    private Task WhenAskedAsync(string execution, int times) => cloud.SkipUntilAsync(
        () => cloud.StatesAsync(execution), states => states.Count(state => state == "AwaitApproval") == times);

    private Task<RunAnswer> AnswerAsync(string run, ApprovalVerdict verdict, string? why) =>
        cloud.Runs.DecideAsync(run, verdict, "ann", why, Cancel);
}
