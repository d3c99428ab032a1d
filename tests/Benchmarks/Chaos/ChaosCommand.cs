using System.Diagnostics;
using System.Globalization;
using Simulation.Chaos;

namespace Benchmarks.Chaos;

/// <summary>Runs seeded worlds in which everything goes wrong, and prints what came of it beside what a plain Retry makes of them.</summary>
internal static class ChaosCommand
{
    private const int RunsAWorld = 25;
    private static readonly string[] s_numbers = ["--runs", "--seed", "--world"];

    /// <summary>Runs the command.</summary>
    /// <param name="args">
    /// <c>[--runs N] [--seed S] [--price DOLLARS]</c>; or <c>--world SEED</c> to tell one world step by step; or <c>--processes</c> before the first
    /// three, with <c>--told</c> to tell each step and <c>--functions FILE</c> for the program that every function runs.
    /// </param>
    /// <returns>0 if nothing was wrong, 1 else, 2 for bad usage.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var isOfProcesses = args.Contains("--processes");
        var isTold = args.Contains("--told");
        var functions = args.SkipWhile(word => word != "--functions").Skip(1).FirstOrDefault();
        args = [.. args.Where(word => word is not ("--processes" or "--told" or "--functions") && word != functions)];
        var numbers = new Dictionary<string, int> { ["--runs"] = isOfProcesses ? 200 : 10_000, ["--seed"] = 1, ["--world"] = -1 };
        var price = 2.00m;
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            if (args[i] == "--price" && decimal.TryParse(value, CultureInfo.InvariantCulture, out price))
            {
                continue;
            }

            if (!s_numbers.Contains(args[i]) || !int.TryParse(value, CultureInfo.InvariantCulture, out var number))
            {
                await Console.Error.WriteLineAsync($"chaos: wanted --processes, --told, --functions FILE, --runs N, --seed S, --world SEED or --price DOLLARS; found '{args[i]} {value}'");
                return 2;
            }

            numbers[args[i]] = number;
        }

        if (isOfProcesses)
        {
            return await ProcessChaosCommand.RunAsync(numbers["--runs"], numbers["--seed"], price, functions, isTold);
        }

        return numbers["--world"] >= 0 ? Tell(numbers["--world"]) : Run(numbers["--runs"], numbers["--seed"], price);
    }

    private static int Run(int runs, int seed, decimal price)
    {
        var watch = Stopwatch.StartNew();
        var table = new ChaosTable();
        Parallel.For(0, (runs + RunsAWorld - 1) / RunsAWorld, number =>
        {
            var world = new ChaosWorld((seed * 1_000_000) + number, RunsAWorld);
            var wrong = world.Run();
            var naive = new NaiveWorld(world.Seed, RunsAWorld);
            naive.Run();
            table.Add(world, wrong, naive);
        });
        table.Print(price);
        Console.WriteLine($"\n{watch.Elapsed.TotalSeconds:0} s on {Environment.ProcessorCount} cores; seed {seed}");
        return table.IsRight ? 0 : 1;
    }

    private static int Tell(int seed)
    {
        var world = new ChaosWorld(seed, RunsAWorld);
        world.World.Trace = Console.WriteLine;
        var wrong = world.Run();
        foreach (var line in wrong)
        {
            Console.WriteLine(line);
        }

        return wrong.Count == 0 ? 0 : 1;
    }
}
