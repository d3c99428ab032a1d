using System.Diagnostics;
using Benchmarks.Interpreter;
using LocalCloud.Services.Contracts;

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

    public static async Task RunAsync()
    {
        using var folder = new TempFolder();
        var engine = new List<double>();
        var baseline = new List<double>();
        await using var cloud = await BenchmarkCloud.StartAsync(Path.Combine(folder.Path, "engine"));
        var machine = await cloud.Executions.DefineAsync(
            new StateMachineSource("m", InterpreterBenchmark.Definition(), BenchmarkCloud.Role), CancellationToken.None);
        var starter = (int at) => cloud.Executions.StartAsync(machine, $"x{at}", Input, CancellationToken.None);
        var started = await ConcurrentAsync(2_000, 0, starter);
        for (var round = 0; round < Figures.Rounds; round++)
        {
            var commits = cloud.Store.CommitCount;
            var watch = Stopwatch.StartNew();
            started = await ConcurrentAsync(Executions, started, starter);
            engine.Add(Executions * (double)InterpreterBenchmark.States / watch.Elapsed.TotalSeconds);
            commits = cloud.Store.CommitCount - commits;
            await using var sqlite = new SqliteBaseline(Path.Combine(folder.Path, $"sqlite{round}"), cloud.Store);
            baseline.Add(InterpreterBenchmark.States * await sqlite.RunAsync(Executions, (int)commits));
            Console.WriteLine($"  round {round + 1}: {engine[^1]:N0} transitions/s in {commits:N0} commits; SQLite alone {baseline[^1]:N0}");
        }

        Figures.Tell("durable, at the engine", engine, "transitions/s", "≥ 20,000");
        Figures.Tell("SQLite alone, same rows and commits", baseline, "transitions/s");
        var ratios = engine.Zip(baseline, (mine, its) => mine / its).ToArray();
        Console.WriteLine($"ratio to SQLite alone: {Figures.Median(ratios):0.00} (median of {ratios.Length}); wanted ≥ 0.5");
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
