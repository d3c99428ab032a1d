using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Simulation.Chaos;

namespace Benchmarks.Chaos;

/// <summary>Runs seeded worlds in which everything goes wrong, and prints what came of it.</summary>
internal static class ChaosCommand
{
    private const int RunsAWorld = 25;

    /// <summary>Runs the command.</summary>
    /// <param name="args"><c>[--runs N] [--seed S] [--world SEED]</c>.</param>
    /// <returns>0 if nothing was wrong, 1 else, 2 for bad usage.</returns>
    public static int Run(string[] args)
    {
        var options = new Dictionary<string, int> { ["--runs"] = 10_000, ["--seed"] = 1, ["--world"] = -1 };
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!options.ContainsKey(args[i]) || i + 1 == args.Length || !int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number))
            {
                Console.Error.WriteLine($"chaos: wanted {string.Join(", ", options.Keys)}, each with a whole number; found '{args[i]}'");
                return 2;
            }

            options[args[i]] = number;
        }

        if (options["--world"] >= 0)
        {
            return One(options["--world"]);
        }

        var watch = Stopwatch.StartNew();
        var worlds = (options["--runs"] + RunsAWorld - 1) / RunsAWorld;
        var done = new ConcurrentDictionary<int, (ChaosWorld World, IReadOnlyList<string> Wrong)>();
        Parallel.For(0, worlds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var world = new ChaosWorld(options["--seed"] * 1_000_000 + number, RunsAWorld);
            done[number] = (world, world.Run());
        });
        Console.WriteLine($"{worlds} worlds in {watch.Elapsed.TotalSeconds:0.0} s");
        var bad = done.Values.Where(d => d.Wrong.Count > 0).OrderBy(d => d.World.Seed).ToList();
        foreach (var (world, wrong) in bad.Take(20))
        {
            Console.WriteLine($"world {world.Seed}:");
            foreach (var line in wrong.Take(5))
            {
                Console.WriteLine($"  {line}");
            }
        }

        foreach (var outcome in done.Values.SelectMany(d => d.World.Engine.Executions.Select(e => d.World.RecordOf(e.Name)?.Outcome))
            .GroupBy(o => $"{o?.Status} {o?.Error}").OrderByDescending(g => g.Count()))
        {
            Console.WriteLine($"  {outcome.Count(),7} {outcome.Key}");
        }

        var faults = new FaultCount();
        foreach (var (world, _) in done.Values)
        {
            faults.Add(world.Faults);
        }

        Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(faults));
        Console.WriteLine($"{bad.Count} worlds wrong");
        return bad.Count == 0 ? 0 : 1;
    }

    private static int One(int seed)
    {
        var world = new ChaosWorld(seed, RunsAWorld) { Trace = Console.WriteLine };
        var wrong = world.Run();
        foreach (var line in wrong)
        {
            Console.WriteLine(line);
        }

        return wrong.Count == 0 ? 0 : 1;
    }
}
