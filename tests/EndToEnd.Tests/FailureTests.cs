using System.Text.Json;
using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;
using Amazon.StepFunctions.Model;

namespace EndToEnd.Tests;

/// <summary>Runs whose job does not succeed: the execution fails with the outcome, and the world is told the same, once.</summary>
[Collection(OneCloud.Name)]
public sealed class FailureTests(RunCloud cloud)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_ThatFails_FailsTheRunWithItsWords()
    {
        var ended = await cloud.RunAsync("job-failed", Request.Of(Request.Failing));

        AssertFailed(ended, "JobFailed", "Check the script of the analysis template");
        await AssertToldAsync("job-failed", "Clean Rooms Job Run Failed", "FAILED", "FAILED");
    }

    [Fact]
    public async Task Job_CancelledBySomeoneElse_IsNoSuccess()
    {
        var execution = await cloud.StartAsync("job-cancelled", Request.Of(Request.TwelveHours));
        var job = await cloud.SkipUntilAsync(NewestJobAsync, newest => newest.Status == ProtectedJobStatus.STARTED);
        await cloud.CleanRooms.UpdateProtectedJobAsync(
            new UpdateProtectedJobRequest
            {
                MembershipIdentifier = Request.Membership,
                ProtectedJobIdentifier = job.Id,
                TargetStatus = TargetProtectedJobStatus.CANCELLED,
            },
            Cancel);

        AssertFailed(await cloud.EndAsync(execution), "JobCancelled", job.Id);
        await AssertToldAsync("job-cancelled", "Clean Rooms Job Run Cancelled", "CANCELLED", "CANCELLED");
    }

    [Fact]
    public async Task Deadline_ThatPasses_CancelsTheJob_AndTheRunTimedOut()
    {
        var began = cloud.Host.Clock.GetUtcNow();
        var ended = await cloud.RunAsync("deadline", Request.Of(Request.TwelveHours, deadlineSeconds: 600));

        AssertFailed(ended, "DeadlinePassed", "deadline had passed");
        Assert.InRange(cloud.Host.Clock.GetUtcNow() - began, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
        Assert.Equal(ProtectedJobStatus.CANCELLED, (await NewestJobAsync()).Status);
        Assert.Contains("CancelJob", await cloud.StatesAsync(ended.ExecutionArn));
        await AssertToldAsync("deadline", "Clean Rooms Job Run Timed Out", "TIMED_OUT", "CANCELLED");
    }

    [Fact]
    public async Task Redrive_OfARunWhoseJobFailed_RunsAnotherJob_AndAnnouncesTheSecondAttempt()
    {
        var failed = await cloud.RunAsync("redriven", Request.Of(Request.Failing));
        var before = await cloud.JobsAsync();
        var scene = cloud.Host.CleanRooms.Scene;
        await cloud.Host.CleanRooms.ReplaceSceneAsync(
            scene.Replace("\"outcome\":\"FAILED\"", "\"outcome\":\"SUCCESS\"", StringComparison.Ordinal), Cancel);
        try
        {
            await cloud.StepFunctions.RedriveExecutionAsync(new RedriveExecutionRequest { ExecutionArn = failed.ExecutionArn }, Cancel);
            var ended = await cloud.EndAsync(failed.ExecutionArn);

            Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
            var run = JsonElement.Parse(ended.Output).GetProperty("run");
            Assert.Equal((1, 1), (run.GetProperty("attempt").GetInt32(), run.GetProperty("generation").GetInt32()));
            Assert.Equal(before.Count + 1, (await cloud.JobsAsync()).Count);
            Assert.Equal(
                ["redriven/0", "redriven/1"],
                (await cloud.EventsAsync("redriven")).Select(e => e.GetProperty("detail").GetProperty("metadata").GetProperty("id").GetString()!));
        }
        finally
        {
            await cloud.Host.CleanRooms.ReplaceSceneAsync(scene, CancellationToken.None);
        }
    }

    private static void AssertFailed(DescribeExecutionResponse ended, string error, string words)
    {
        Assert.Equal(("FAILED", error), (ended.Status.Value, ended.Error));
        Assert.Contains(words, JsonElement.Parse(ended.Cause).GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    private async Task AssertToldAsync(string run, string detailType, string status, string jobStatus)
    {
        var told = Assert.Single(await cloud.EventsAsync(run));
        var data = told.GetProperty("detail").GetProperty("data");
        Assert.Equal(detailType, told.GetProperty("detail-type").GetString());
        Assert.Equal((status, jobStatus), (data.GetProperty("status").GetString(), data.GetProperty("jobStatus").GetString()));
        Assert.Equal(8 / 6.0, data.GetProperty("crpuHours").GetDouble(), precision: 0);
    }

    private async Task<ProtectedJobSummary> NewestJobAsync() => (await cloud.CleanRooms.ListProtectedJobsAsync(
        new ListProtectedJobsRequest { MembershipIdentifier = Request.Membership, MaxResults = 1 }, Cancel)).ProtectedJobs[0];
}
