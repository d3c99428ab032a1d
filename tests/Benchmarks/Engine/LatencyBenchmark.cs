using System.Diagnostics;
using Benchmarks.Interpreter;
using Benchmarks.Reports;
using LocalCloud.Services.Contracts;
using Testing;

namespace Benchmarks.Engine;

/// <summary>
/// How long a transition of a single execution takes: of the machine of 10 Pass and Choice states, which is one commit, and of a
/// chain of Tasks whose function answers at once, where each transition is on disk before the next.
/// </summary>
internal static class LatencyBenchmark
{
    private const int Executions = 1000;
    private const int Tasks = 500;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var folder = new TempDirectory();
        var invocations = new List<long>();
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var functions = new EchoFunctions
        {
            Invoked = () =>
            {
                invocations.Add(Stopwatch.GetTimestamp());
                if (invocations.Count == Tasks)
                {
                    last.SetResult();
                }
            },
        };
        await using var cloud = await BenchmarkCloud.StartAsync(folder.Path, functions);
        var machine = await DefineAsync(cloud, "m", InterpreterBenchmark.Definition());
        var times = new List<double>();
        for (var i = 0; i < Executions; i++)
        {
            var watch = Stopwatch.StartNew();
            await cloud.Executions.StartAsync(machine, $"x{i}", DurableBenchmark.Input, CancellationToken.None);
            times.Add(watch.Elapsed.TotalMicroseconds / InterpreterBenchmark.States);
        }

        var chain = await DefineAsync(cloud, "chain", Chain());
        await cloud.Executions.StartAsync(chain, "x", DurableBenchmark.Input, CancellationToken.None);
        await last.Task;
        var between = invocations.Zip(invocations.Skip(1), (one, two) => Stopwatch.GetElapsedTime(one, two).TotalMicroseconds);
        return [.. Tell("Pass and Choice, 10 in a commit", times.Skip(100)), .. Tell("Task to Task, each on disk", between.Skip(50))];
    }

    private static Figure[] Tell(string what, IEnumerable<double> times) =>
    [
        new($"latency of a transition, {what}: median", Statistics.Median(times), "µs"),
        new($"latency of a transition, {what}: p99", Statistics.Percentile(times, 0.99), "µs"),
    ];

    private static Task<string> DefineAsync(BenchmarkCloud cloud, string name, string definition) =>
        cloud.Executions.DefineAsync(new StateMachineSource(name, definition, BenchmarkCloud.Role), CancellationToken.None);

    private static string Chain()
    {
        const string Resource = "\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:echo\"";
        var states = Enumerable.Range(0, Tasks).Select(i =>
            $"\"T{i}\":{{{Resource},{(i == Tasks - 1 ? "\"End\":true" : $"\"Next\":\"T{i + 1}\"")}}}");
        return $"{{\"StartAt\":\"T0\",\"States\":{{{string.Join(',', states)}}}}}";
    }
}
