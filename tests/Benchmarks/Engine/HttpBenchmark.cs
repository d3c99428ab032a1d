using System.Diagnostics;
using Benchmarks.Interpreter;
using Benchmarks.Reports;
using LocalCloud.Services.Contracts;
using Testing;

namespace Benchmarks.Engine;

/// <summary>The same over HTTP: signed StartExecution calls, 100 at a time, from this process to itself.</summary>
internal static class HttpBenchmark
{
    private const int Executions = 10_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var folder = new TempDirectory();
        await using var cloud = await BenchmarkCloud.StartAsync(folder.Path);
        var machine = await cloud.Executions.DefineAsync(
            new StateMachineSource("m", InterpreterBenchmark.Definition(), BenchmarkCloud.Role), CancellationToken.None);
        using var client = new StatesClient(cloud.Endpoint);
        var starter = (int at) => client.CallAsync(
            "StartExecution",
            $$"""{"stateMachineArn":"{{machine}}","name":"x{{at}}","input":"{\"n\":1,\"text\":\"some text\",\"list\":[1,2,3]}"}""");
        var started = await DurableBenchmark.ConcurrentAsync(2_000, 0, starter);
        var rates = new List<double>();
        for (var round = 0; round < Statistics.Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            started = await DurableBenchmark.ConcurrentAsync(Executions, started, starter);
            rates.Add(Executions * (double)InterpreterBenchmark.States / watch.Elapsed.TotalSeconds);
        }

        return
        [
            new Figure("the same by signed StartExecution calls over HTTP, client in the same process", Statistics.Median(rates), "transitions/s")
            {
                Bound = Bound.AtLeast(20_000),
            },
        ];
    }
}
