using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Benchmarks.HttpApi;
using Benchmarks.Reports;
using LocalCloud.Host;
using Testing;

namespace Benchmarks.ColdStart;

/// <summary>
/// <c>cold-start [aot]</c>: from the start of a function's process to its first answer, and its answers afterwards, in the packages that
/// deploy. PollJob reads a run's record and its job; beside it are a hello-world on the same libraries, and one that makes the same calls: the
/// difference of these two is what the calls take. Native AOT is measured too if its package is there; <c>aot</c> makes it.
/// </summary>
internal static class ColdStartBenchmark
{
    private const int Rounds = 9;
    private const double MostTimesHello = 1.2;
    private const string Bucket = "local-ledgerbucket";

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        if (arguments is not ([] or ["aot"]))
        {
            throw new UsageException("wanted nothing or aot");
        }

        var readyToRun = await Packages.ReadyToRunAsync();
        var aot = await Packages.AotAsync(isMade: arguments.Length > 0);
        using var data = new TempDirectory();
        await using var cloud = await LocalCloudHost.StartAsync(
            new LocalCloudOptions { DataDirectory = data.Path, Port = 0, TimeScale = 0, TemplatePath = Path.Combine(Repository.Root, "serverless.template") },
            CancellationToken.None);
        await HttpApiBenchmark.RunOnceAsync(cloud);
        var (poll, calls) = await PayloadsAsync(cloud);
        await using var runtime = await RuntimeServer.StartAsync();
        return
        [
            .. await MeasureAsync("ReadyToRun", readyToRun, poll, calls, runtime, cloud.Endpoint),
            .. aot is { } native ? await MeasureAsync("Native AOT", native, poll, calls, runtime, cloud.Endpoint) : [],
        ];
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(
        string packaging, (string Functions, string Hello) packages, byte[] poll, byte[] calls, RuntimeServer runtime, Uri aws)
    {
        Dictionary<string, string> variables = new() { ["LEDGER_BUCKET"] = Bucket, ["EVENT_BUS"] = "protected-jobs" };
        var hello = new FunctionStart(packages.Hello, "World", """{"name":"world"}"""u8.ToArray());
        var helloWithCalls = new FunctionStart(packages.Hello, "WorldWithCalls", calls);
        var ours = new FunctionStart(packages.Functions, "PollJob", poll, variables);
        var traced = new FunctionStart(
            packages.Functions, "PollJob", poll, new Dictionary<string, string>(variables) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = runtime.Collector });
        FunctionStart[] all = [hello, helloWithCalls, ours, traced];
        foreach (var each in all)
        {
            // Warms the disk's cache.
            await each.StartAsync(runtime, aws, isWarmedUp: false);
        }

        var count = runtime.CallsTold;
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var each in all)
            {
                await each.MeasureAsync(runtime, aws, isLast: round == Rounds);
            }
        }

        var (world, withCalls) = (hello.FirstAnswer, helloWithCalls.FirstAnswer);
        var took = FigureTable.Number(withCalls - world);
        return
        [
            new Figure($"PollJob, {packaging}: process start to the first answer", ours.FirstAnswer, "ms")
            {
                Peer = "hello-world",
                PeerValue = world,
                Bound = Bound.AtMost((MostTimesHello * world) + withCalls - world),
                Note = string.Create(CultureInfo.InvariantCulture, $"1.2 × hello-world and its {count} AWS calls, which take a hello-world {took} ms"),
            },
            new Figure($"PollJob, {packaging}, traces exported: process start to the first answer", traced.FirstAnswer, "ms")
            {
                Peer = "without export",
                PeerValue = ours.FirstAnswer,
            },
            new Figure($"PollJob, {packaging}: an invocation afterwards", ours.WarmAnswer, "ms")
            {
                Peer = "hello-world with the same calls",
                PeerValue = helloWithCalls.WarmAnswer,
            },
        ];
    }

    // What the run of before was: PollJob finds its job at its end.
    private static async Task<(byte[] Poll, byte[] Calls)> PayloadsAsync(LocalCloudHost cloud)
    {
        using var client = new AmazonStepFunctionsClient(
            new BasicAWSCredentials("local", "local"), new AmazonStepFunctionsConfig { ServiceURL = cloud.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var listed = await client.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = cloud.StateMachineArn });
        var run = await client.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = listed.Executions.Single().ExecutionArn });
        var history = await client.GetExecutionHistoryAsync(new GetExecutionHistoryRequest { ExecutionArn = run.ExecutionArn, MaxResults = 100 });
        var scheduled = history.Events.First(e => e.TaskScheduledEventDetails is not null).TaskScheduledEventDetails;
        var payload = JsonNode.Parse(scheduled.Parameters)!["Payload"]!;
        using var output = JsonDocument.Parse(run.Output);
        var job = output.RootElement.GetProperty("protectedJob");
        var calls = new JsonObject
        {
            ["bucket"] = Bucket,
            ["key"] = $"runs/{run.Name}.json",
            ["membership"] = job.GetProperty("membershipId").GetString(),
            ["job"] = job.GetProperty("id").GetString(),
        };
        return (JsonSerializer.SerializeToUtf8Bytes(payload), JsonSerializer.SerializeToUtf8Bytes(calls));
    }
}
