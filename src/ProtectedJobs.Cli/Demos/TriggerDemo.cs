using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Samples;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Json;

namespace ProtectedJobs.Cli.Demos;

/// <summary>Fires the template's triggers on local clouds, and tells what came of it.</summary>
/// <param name="terminal">Data are the runs; what goes on goes to standard error.</param>
/// <param name="clouds">Starts local clouds.</param>
/// <param name="clients">Makes clients.</param>
/// <param name="clock">Measures the pauses between looks.</param>
internal sealed class TriggerDemo(Terminal terminal, ILocalClouds clouds, IAwsClientFactory clients, TimeProvider clock)
{
    private const string Inbox = "order-inbox";
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    /// <summary>A tick a minute, for jobs of a minute and a half.</summary>
    public Task ScheduleAsync(string overlap, CancellationToken cancellationToken) => ShowAsync(
        new Dictionary<string, string>
        {
            ["ScheduleExpression"] = "rate(1 minute)",
            ["ScheduleName"] = "nightly",
            ["ScheduleOverlap"] = overlap,
            ["ScheduleRequest"] = Request("${date}", """{"startedSeconds":90}"""),
        },
        "The schedule ticks every minute of the cloud's clock; a job takes a minute and a half.",
        _ => Task.CompletedTask,
        ended: 2,
        cancellationToken);

    /// <summary>Two events of one order.</summary>
    public Task EventAsync(CancellationToken cancellationToken) => ShowAsync(
        new Dictionary<string, string>
        {
            ["EventTriggerSource"] = "shop",
            ["EventTriggerDetailTypes"] = "Report Wanted",
            ["EventTriggerKey"] = "${detail.order}",
            ["EventTriggerRequest"] = Request("order-${detail.order}", null),
        },
        "Two events of source 'shop' ask for a report on order 17; the order is the business key.",
        async cloud =>
        {
            var administrator = new BasicAWSCredentials(LocalCredentials.AccessKeyId, LocalCredentials.SecretAccessKey);
            using var events = new AmazonEventBridgeClient(
                administrator,
                new AmazonEventBridgeConfig { ServiceURL = cloud.Endpoint.ToString(), AuthenticationRegion = LocalCredentials.Region });
            var wanted = new PutEventsRequestEntry { Source = "shop", DetailType = "Report Wanted", Detail = """{"order":"17"}""" };
            await events.PutEventsAsync(new PutEventsRequest { Entries = [wanted, wanted] }, cancellationToken);
        },
        ended: 1,
        cancellationToken);

    /// <summary>An object in the inbox, and one beside it.</summary>
    public Task InboxAsync(CancellationToken cancellationToken) => ShowAsync(
        new Dictionary<string, string> { ["InboxBucketName"] = Inbox, ["InboxRequest"] = Request("${detail.object.key}", null) },
        $"Two objects are put into {Inbox}: one below inbox/, one elsewhere.",
        async cloud =>
        {
            using var access = clients.OfCloud(cloud);
            foreach (var key in (string[])["inbox/orders.csv", "elsewhere/orders.csv"])
            {
                await access.S3.PutObjectAsync(
                    new PutObjectRequest { BucketName = Inbox, Key = key, ContentBody = "order\n17\n" }, cancellationToken);
            }
        },
        ended: 1,
        cancellationToken);

    private static string Request(string audience, string? behavior)
    {
        var request = JsonNode.Parse(SampleRequest.Json)!;
        var parameters = request["jobParameters"]!["parameters"]!.AsObject();
        parameters["audience"] = audience;
        if (behavior is not null)
        {
            parameters["local_behavior"] = behavior;
        }

        return request.ToJsonString();
    }

    private async Task ShowAsync(
        Dictionary<string, string> parameters, string words, Func<ILocalCloud, Task> fire, int ended, CancellationToken cancellationToken)
    {
        using var folder = RunFolder.Open(null, terminal.Error);
        await terminal.Error.WriteLineAsync($"{words} Everything is delivered twice. The cloud's clock runs 10 times the wall's: the first start of a function takes longer by it, and its run.");
        var settings = new CloudSettings { DataDirectory = folder.Path, TimeScale = 10, Parameters = parameters };
        await using (var cloud = await clouds.StartAsync(settings, cancellationToken))
        {
            await DeliverTwiceAsync(cloud.Endpoint, cancellationToken);
            await fire(cloud);
            using var access = clients.OfCloud(cloud);
            var runs = await WatchAsync(access.StepFunctions, cloud.StateMachineArn, ended, cancellationToken);
            var lines = runs.Select(run => $"{Time(run.StartDate)}  {run.Status.Value,-9}  {run.Name}")
                .Concat(await SkippedAsync(access.S3, cloud.LedgerBucket, cancellationToken));
            foreach (var line in lines.Order(StringComparer.Ordinal))
            {
                await terminal.Out.WriteLineAsync(line);
            }
        }

        folder.RunSucceeded = true;
    }

    private async Task<IReadOnlyList<ExecutionListItem>> WatchAsync(
        IAmazonStepFunctions client, string machine, int ended, CancellationToken cancellationToken)
    {
        var told = new HashSet<string>();
        while (true)
        {
            var runs = (await client.ListExecutionsAsync(new() { StateMachineArn = machine }, cancellationToken)).Executions ?? [];
            foreach (var run in runs.AsEnumerable().Reverse().Where(run => told.Add($"{run.Name} {run.Status.Value}")))
            {
                await terminal.Error.WriteLineAsync($"  {run.Name} {run.Status.Value}");
            }

            if (runs.Count(run => run.Status != ExecutionStatus.RUNNING) >= ended)
            {
                return runs;
            }

            await Task.Delay(s_pause, clock, cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<string>> SkippedAsync(IAmazonS3 client, string? ledger, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var found = await client.ListObjectsV2Async(new() { BucketName = ledger, Prefix = "series/" }, cancellationToken);
        foreach (var item in found.S3Objects ?? [])
        {
            using var answer = await client.GetObjectAsync(new() { BucketName = ledger, Key = item.Key }, cancellationToken);
            var series = await JsonSerializer.DeserializeAsync(answer.ResponseStream, CoreJson.Default.Series, cancellationToken);
            lines.AddRange((series?.Skipped ?? []).Select(tick => $"{Time(tick.At.UtcDateTime)}  skipped    {tick.Because} was under way"));
        }

        return lines;
    }

    private static async Task DeliverTwiceAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = endpoint };
        client.DefaultRequestHeaders.Add("X-Local-Admin", "1");
        using var twice = new StringContent("""{"twice":true}""");
        using var answer = await client.PutAsync(new Uri("_local/deliveries", UriKind.Relative), twice, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static string Time(DateTime? time) => time?.ToUniversalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "-";
}
