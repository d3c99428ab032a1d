using System.Text.Json;
using Amazon.EventBridge.Model;
using Amazon.S3.Model;
using Amazon.StepFunctions.Model;

namespace EndToEnd.Tests.Triggers;

/// <summary>Events that start runs, delivered twice each: one run, or none for what comes of our own runs.</summary>
public sealed class EventTests(TriggerCloud cloud) : IClassFixture<TriggerCloud>
{
    private const string StartRun = "arn:aws:lambda:us-east-1:000000000000:function:StartRunFunction";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_DeliveredTwice_StartsOneRun_AndSoDoesAnotherOfTheSameKey()
    {
        await PutAsync(TriggerCloud.Source, "Report Wanted", """{"order":"a-17"}""");
        await PutAsync(TriggerCloud.Source, "Report Wanted", """{"order":"a-17"}""");
        await PutAsync(TriggerCloud.Source, "Something Else", """{"order":"a-18"}""");

        var run = Assert.Single(await EndAllAsync("event-"));
        Assert.True(run.Status.Value == "SUCCEEDED", $"{run.Error}: {run.Cause}");
        var input = JsonElement.Parse(run.Input);
        Assert.Equal("order-a-17", input.GetProperty("jobParameters").GetProperty("parameters").GetProperty("audience").GetString());
        Assert.Equal("event", input.GetProperty("orchestration").GetProperty("trigger").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Object_InTheInbox_StartsOneRun_AndOneOfTheResultsNone()
    {
        await PutObjectAsync("inbox/orders.csv");
        await PutObjectAsync("elsewhere/orders.csv");
        await PutObjectAsync("inbox/results/part-0.parquet");

        var run = Assert.Single(await EndAllAsync("inbox-"));
        Assert.True(run.Status.Value == "SUCCEEDED", $"{run.Error}: {run.Cause}");
        Assert.Contains("inbox/orders.csv", run.Input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndOfARun_OnARuleOfItsOwnBus_StartsNoOther()
    {
        await RuleAsync("loop", "protected-jobs", "protected-jobs", "queue", Request.Of(Request.Succeeding));

        await cloud.RunAsync("no-loop", Request.Of(Request.Succeeding));

        Assert.Empty(await EndAllAsync("loop-"));
    }

    [Fact]
    public async Task Queue_StartsTheSecondAtOnce_AndRunsItAfterTheFirst()
    {
        await RuleAsync("queue", "default", "queue-test", "queue", Request.Of(Request.Succeeding));
        await PutAsync("queue-test", "go", "{}");
        await PutAsync("queue-test", "go", "{}");

        var runs = await EndAllAsync("queue-");

        Assert.Equal(["SUCCEEDED", "SUCCEEDED"], runs.Select(run => run.Status.Value));
        var states = await Task.WhenAll(runs.Select(run => cloud.StatesAsync(run.ExecutionArn)));
        Assert.Contains(states, entered => entered.Contains("AwaitTurn"));
    }

    [Fact]
    public async Task CancelPrevious_StopsTheFirst_ItsJobToo_AndRunsTheSecond()
    {
        await cloud.ObserveAsync();
        await RuleAsync("replace", "default", "replace-test", "cancel-previous", Request.Of(Request.TwelveHours));
        await PutAsync("replace-test", "go", "{}");
        var first = await cloud.SkipUntilAsync(
            async () => (await ListAsync("replace-")).FirstOrDefault(), run => run is not null);
        var job = await cloud.SkipUntilAsync(
            () => NewestJobAsync(), newest => newest.Status.Value == "STARTED");
        await cloud.Host.Clock.SkipAsync(Cancel);
        await PutAsync("replace-test", "go", "{}");

        var second = await cloud.SkipUntilAsync(
            async () => (await ListAsync("replace-")).FirstOrDefault(run => run.ExecutionArn != first!.ExecutionArn), run => run is not null);
        Assert.Equal("ABORTED", (await cloud.EndAsync(first!.ExecutionArn)).Status.Value);
        await cloud.SkipUntilAsync(() => JobAsync(job.Id), status => status == "CANCELLED");
        await cloud.SkipUntilAsync(NewestJobAsync, newest => newest.Id != job.Id && newest.Status.Value == "STARTED");
        // Twice delivered, it may be told twice, but as one.
        var told = (await cloud.EventsAsync(first.Name)).Select(e => (
            e.GetProperty("detail-type").GetString(), e.GetProperty("detail").GetProperty("metadata").GetProperty("id").GetString()));
        Assert.Equal(("Clean Rooms Job Run Cancelled", $"{first.Name}/0"), Assert.Single(told.Distinct()));
        await cloud.StepFunctions.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = second!.ExecutionArn }, Cancel);
        await cloud.EndAsync(second.ExecutionArn);
    }

    private async Task RuleAsync(string name, string bus, string source, string overlap, string request)
    {
        await cloud.EventBridge.PutRuleAsync(
            new PutRuleRequest { Name = name, EventBusName = bus, EventPattern = $$"""{"source":["{{source}}"]}""" }, Cancel);
        var template = $$"""{"event":<aws.events.event.json>,"rule":"test/{{name}}","overlap":"{{overlap}}","request":{{request}}}""";
        await cloud.EventBridge.PutTargetsAsync(
            new PutTargetsRequest
            {
                Rule = name,
                EventBusName = bus,
                Targets = [new Target { Id = "StartRun", Arn = StartRun, InputTransformer = new InputTransformer { InputTemplate = template } }],
            },
            Cancel);
    }

    private Task PutAsync(string source, string type, string detail) => cloud.EventBridge.PutEventsAsync(
        new PutEventsRequest { Entries = [new PutEventsRequestEntry { Source = source, DetailType = type, Detail = detail }] }, Cancel);

    private Task PutObjectAsync(string key) => cloud.S3.PutObjectAsync(
        new PutObjectRequest { BucketName = TriggerCloud.Inbox, Key = key, ContentBody = "order\n1\n" }, Cancel);

    private async Task<IReadOnlyList<ExecutionListItem>> ListAsync(string prefix)
    {
        await cloud.Host.Clock.WhenIdleAsync(Cancel);
        var answer = await cloud.StepFunctions.ListExecutionsAsync(
            new ListExecutionsRequest { StateMachineArn = cloud.Host.StateMachineArn }, Cancel);
        return [.. answer.Executions.Where(run => run.Name.StartsWith(prefix, StringComparison.Ordinal))];
    }

    private async Task<IReadOnlyList<DescribeExecutionResponse>> EndAllAsync(string prefix)
    {
        var ended = new List<DescribeExecutionResponse>();
        foreach (var run in await ListAsync(prefix))
        {
            ended.Add(await cloud.EndAsync(run.ExecutionArn));
        }

        // None came while these ran.
        Assert.Equal(ended.Count, (await ListAsync(prefix)).Count);
        return ended;
    }

    private async Task<Amazon.CleanRooms.Model.ProtectedJobSummary> NewestJobAsync() => (await cloud.CleanRooms.ListProtectedJobsAsync(
        new Amazon.CleanRooms.Model.ListProtectedJobsRequest { MembershipIdentifier = Request.Membership, MaxResults = 1 }, Cancel)).ProtectedJobs[0];

    private async Task<string> JobAsync(string id) => (await cloud.CleanRooms.GetProtectedJobAsync(
        new Amazon.CleanRooms.Model.GetProtectedJobRequest { MembershipIdentifier = Request.Membership, ProtectedJobIdentifier = id },
        Cancel)).ProtectedJob.Status.Value;
}
