using System.Diagnostics;
using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Benchmarks.Reports;
using EndToEnd.Tests;
using LocalCloud.Host;
using LocalCloud.Services.Tests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Testing;

namespace Benchmarks.HttpApi;

/// <summary>
/// The management API on a local cloud: signed requests for a run's status, through API Gateway's part, the ManageRuns function in its
/// process, and its own calls of S3 and Step Functions. Beside it an endpoint of Kestrel's that answers the same bytes, asked by the same client.
/// </summary>
internal static class HttpApiBenchmark
{
    private const int AtATime = 8;
    private const int Rounds = 5;
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var data = new TempDirectory();
        await using var host = await LocalCloudHost.StartAsync(
            new LocalCloudOptions { DataDirectory = data.Path, Port = 0, TimeScale = 0, TemplatePath = Path.Combine(Repository.Root, "serverless.template") },
            CancellationToken.None);
        await RunOnceAsync(host);
        var root = host.HttpApiUrls.Values.Single();
        var status = new Uri(root, "runtime/webhooks/durabletask/instances/measured");
        using var sockets = new SocketsHttpHandler { UseProxy = false };
        using var http = new HttpClient(sockets);
        var answer = await AnswerAsync(http, status);
        await using var bare = await BareAsync(answer);
        var other = new Uri(new Uri(bare.Urls.Single()), status.AbsolutePath);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (mine, its) = (await RateAsync(http, status), await RateAsync(http, other));
            if (round > 0)
            {
                ours.Add(mine);
                theirs.Add(its);
            }
        }

        return
        [
            new Figure("management API on the local cloud: a run's status", Statistics.Median(ours), "requests/s")
            {
                Peer = "Kestrel alone with the same answer",
                PeerValue = Statistics.Median(theirs),
                Bound = Bound.AtLeast(100),
            },
        ];
    }

    // One run, skipping from one thing that happens to the next.
    internal static async Task RunOnceAsync(LocalCloudHost host)
    {
        using var client = new AmazonStepFunctionsClient(
            new BasicAWSCredentials("local", "local"), new AmazonStepFunctionsConfig { ServiceURL = host.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var started = await client.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = host.StateMachineArn, Name = "measured", Input = Request.Of(Request.Succeeding) });
        ExecutionStatus status;
        do
        {
            await host.Clock.SkipAsync(CancellationToken.None);
            await host.Clock.WhenIdleAsync(CancellationToken.None);
            status = (await client.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = started.ExecutionArn })).Status;
        }
        while (status == ExecutionStatus.RUNNING);
        if (status != ExecutionStatus.SUCCEEDED)
        {
            throw new InvalidOperationException($"The run ended {status}.");
        }
    }

    private static async Task<byte[]> AnswerAsync(HttpClient http, Uri uri)
    {
        using var request = TestSigner.Request(HttpMethod.Get, uri, "execute-api");
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{answer.StatusCode}: {Encoding.UTF8.GetString(body)}");
    }

    private static async Task<double> RateAsync(HttpClient http, Uri uri)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        await Task.WhenAll(Enumerable.Range(0, AtATime).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < s_round)
            {
                await AnswerAsync(http, uri);
                Interlocked.Increment(ref count);
            }
        })));
        return count / watch.Elapsed.TotalSeconds;
    }

    private static async Task<WebApplication> BareAsync(byte[] body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.Body.WriteAsync(body);
        });
        await app.StartAsync();
        return app;
    }
}
