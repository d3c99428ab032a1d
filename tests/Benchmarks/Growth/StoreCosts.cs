using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Benchmarks.Engine;
using Benchmarks.Interpreter;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Tests.Wire;
using Testing;

namespace Benchmarks.Growth;

/// <summary>What is on disk: executions started, and pages read when there are more and more; event patterns over the wire.</summary>
internal static class StoreCosts
{
    private static readonly int[] s_executions = [100, 1_000, 10_000];

    public static IEnumerable<Cost> All =>
    [
        new("engine", "executions of 10 states run durably, 100 at a time", "executions", "µs", Cost.Linear, [1_000, 10_000, 100_000], RunAsync),
        Page("a page of 100 of ListExecutions", "ListExecutions", arn => $$"""{"stateMachineArn":"{{arn.Machine}}","maxResults":100}"""),
        Page("a page of 100 that SUCCEEDED", "ListExecutions", arn => $$"""{"stateMachineArn":"{{arn.Machine}}","maxResults":100,"statusFilter":"SUCCEEDED"}"""),
        Page("a DescribeExecution", "DescribeExecution", arn => $$"""{"executionArn":"{{arn.Execution}}"}"""),
        Page("a GetExecutionHistory", "GetExecutionHistory", arn => $$"""{"executionArn":"{{arn.Execution}}"}"""),
        Pattern("an event matched with a pattern of many values", size => (Values(size), "value-none")),
        Pattern("an event with a long text matched with a wildcard", size => ("{\"wildcard\":\"*a*b*c*\"}", new string('a', size))),
        Pattern("an event with many members matched with a prefix", size => ("{\"prefix\":\"x\"}", "value"), size => string.Concat(Enumerable.Range(0, size).Select(at => $",\"m{at}\":{at}"))),
    ];

    private static Cost Page(string name, string operation, Func<(string Machine, string Execution), string> body) =>
        new("pages", $"{name}", "executions there are", "µs", Cost.Constant, s_executions, async size =>
        {
            using var folder = new TempDirectory();
            await using var cloud = await BenchmarkCloud.StartAsync(folder.Path);
            var machine = await DefineAsync(cloud);
            await DurableBenchmark.ConcurrentAsync(size, 0, at => cloud.Executions.StartAsync(machine, $"x{at}", DurableBenchmark.Input, CancellationToken.None));
            using var client = new StatesClient(cloud.Endpoint);
            var text = body((machine, $"{machine.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:x{size / 2}"));
            return await Timing.OfAsync(() => client.CallAsync(operation, text));
        });

    private static Cost Pattern(string name, Func<int, (string Matcher, string Value)> of, Func<int, string>? members = null) =>
        new("patterns", name, "values, characters or members", "µs", Cost.Linear, [100, 1_000, 10_000], async size =>
        {
            using var folder = new TempDirectory();
            await using var cloud = await BenchmarkCloud.StartAsync(folder.Path);
            using var http = new HttpClient();
            var (matcher, value) = of(size);
            var pattern = $"{{\"detail\":{{\"k\":[{matcher}]}}}}";
            var news = "{\"id\":\"1\",\"account\":\"000000000000\",\"source\":\"s\",\"time\":\"2026-01-01T00:00:00Z\",\"region\":\"us-east-1\",\"resources\":[],\"detail-type\":\"t\","
                + $"\"detail\":{{\"k\":\"{value}\"{members?.Invoke(size)}}}}}";
            var body = JsonSerializer.SerializeToUtf8Bytes(new { EventPattern = pattern, Event = news });
            return await Timing.OfAsync(async () =>
            {
                using var request = TestSigner.Request(HttpMethod.Post, cloud.Endpoint, "events", body, "AWSEvents.TestEventPattern");
                using var answer = await http.SendAsync(request);
                answer.EnsureSuccessStatusCode();
            });
        });

    private static async Task<double> RunAsync(int size)
    {
        using var folder = new TempDirectory();
        await using var cloud = await BenchmarkCloud.StartAsync(folder.Path);
        var machine = await DefineAsync(cloud);
        await DurableBenchmark.ConcurrentAsync(1_000, 0, at => cloud.Executions.StartAsync(machine, $"warm{at}", DurableBenchmark.Input, CancellationToken.None));
        var watch = Stopwatch.StartNew();
        await DurableBenchmark.ConcurrentAsync(size, 0, at => cloud.Executions.StartAsync(machine, $"x{at}", DurableBenchmark.Input, CancellationToken.None));
        return watch.Elapsed.TotalMicroseconds;
    }

    private static Task<string> DefineAsync(BenchmarkCloud cloud) =>
        cloud.Executions.DefineAsync(new StateMachineSource("m", InterpreterBenchmark.Definition(), BenchmarkCloud.Role), CancellationToken.None);

    private static string Values(int count) => string.Join(',', Enumerable.Range(0, count).Select(at => string.Create(CultureInfo.InvariantCulture, $"\"value-{at}\"")));
}
