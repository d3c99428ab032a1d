using System.Diagnostics;
using Benchmarks.Interpreter;
using Benchmarks.Reports;
using LocalCloud.Services.Contracts;
using Testing;

namespace Benchmarks.Engine;

/// <summary>
/// Transitions a second that are on disk when they count: 100 executions at a time of a machine of 10 Pass and Choice states,
/// started without the wire. Beside it what SQLite does with the same rows in as many commits.
/// </summary>
internal static class DurableBenchmark
{
    public const string Input = "{\"n\":1,\"text\":\"some text\",\"list\":[1,2,3]}";
    public const int AtATime = 100;

    private const int Executions = 20_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var folder = new TempDirectory();
        var engine = new List<double>();
        var baseline = new List<double>();
        await using var cloud = await BenchmarkCloud.StartAsync(Path.Combine(folder.Path, "engine"));
        var machine = await cloud.Executions.DefineAsync(
            new StateMachineSource("m", InterpreterBenchmark.Definition(), BenchmarkCloud.Role), CancellationToken.None);
        var starter = (int at) => cloud.Executions.StartAsync(machine, $"x{at}", Input, CancellationToken.None);
        var started = await ConcurrentAsync(2_000, 0, starter);
        for (var round = 0; round < Statistics.Rounds; round++)
        {
            var commits = cloud.Store.CommitCount;
            var watch = Stopwatch.StartNew();
            started = await ConcurrentAsync(Executions, started, starter);
            engine.Add(Executions * (double)InterpreterBenchmark.States / watch.Elapsed.TotalSeconds);
            commits = cloud.Store.CommitCount - commits;
            await using var sqlite = new SqliteBaseline(Path.Combine(folder.Path, $"sqlite{round}"), cloud.Store);
            baseline.Add(InterpreterBenchmark.States * await sqlite.RunAsync(Executions, (int)commits));
            Progress.Say($"durable, round {round + 1}: {engine[^1]:N0} transitions/s in {commits:N0} commits; SQLite alone {baseline[^1]:N0}");
        }

        return
        [
            new Figure("durable transitions of Pass and Choice, in the process", Statistics.Median(engine), "transitions/s")
            {
                Peer = "SQLite alone, same rows and commits",
                PeerValue = Statistics.Median(baseline),
                Bound = Bound.AtLeast(20_000),
                RatioBound = Bound.AtLeast(0.5),
            },
        ];
    }

    /// <summary>Does something so many times, 100 at a time, with the numbers from a first one.</summary>
    /// <returns>The number after the last.</returns>
    public static async Task<int> ConcurrentAsync(int count, int first, Func<int, Task> work)
    {
        var next = first - 1;
        var last = first + count;
        await Task.WhenAll(Enumerable.Range(0, AtATime).Select(_ => Task.Run(async () =>
        {
            for (var at = Interlocked.Increment(ref next); at < last; at = Interlocked.Increment(ref next))
            {
                await work(at);
            }
        })));
        return last;
    }
}
