using System.Diagnostics;
using System.Globalization;
using Simulation.Processes;
using Testing;

namespace Benchmarks.Chaos;

/// <summary>The same with real processes and real kill -9: the local cloud, and its functions.</summary>
internal static class ProcessChaosCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="runs">How many runs.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="price">Dollars for a CRPU-hour.</param>
    /// <param name="functions">The program that every function runs; null for the build's.</param>
    /// <param name="isTold">Whether each step is told, on standard error.</param>
    /// <returns>0 if nothing was wrong, 1 else.</returns>
    public static async Task<int> RunAsync(int runs, int seed, decimal price, string? functions, bool isTold)
    {
        var watch = Stopwatch.StartNew();
        using var directory = new TempDirectory();
        var chaos = new ProcessChaos(directory.Path, seed, runs)
        {
            Functions = functions,
            Trace = isTold ? Console.Error.WriteLine : null,
        };
        var books = await chaos.RunAsync(CancellationToken.None);
        foreach (var wrong in books.Wrong.Take(20))
        {
            Console.WriteLine(wrong);
        }

        Console.WriteLine("| | this, in processes |");
        Console.WriteLine("|---|---:|");
        Row("runs", Number(books.Runs));
        Row("jobs started", Number(books.Started));
        Row("of these, duplicates", Number(books.Duplicates));
        Row($"what duplicates cost, at ${price} a CRPU-hour", Money(books.DuplicateCrpuHours, price));
        Row("jobs that were lost", Number(books.Lost));
        Row("jobs that ran on after their run was stopped, nobody cancelling them", Number(books.RanOn));
        Row("(run, generation) pairs with a job", Number(books.Pairs));
        Row("attempts, and announcement ids", $"{Number(books.Attempts)}, {Number(books.Announced)}");
        Row("slots still held", Number(books.SlotsHeld));
        Row("jobs started by hand, and left alone", Number(books.Strangers));
        Row("what else is wrong: a run open, a stranger's job touched, a record unlike Clean Rooms' truth", Number(books.Wrong.Count));
        Console.WriteLine($"\nOutcomes: {string.Join(", ", books.Outcomes.Select(o => $"{o.Key} {Number(o.Value)}"))}.");
        Console.WriteLine(
            $"kill -9: the cloud {Number(books.Crashes)} times, functions {Number(books.Kills)} times, of which {Number(books.Deaths)} were a step of a run; "
            + $"{Number(books.Events)} events lost, doubled, late, empty or foreign; {Number(books.Stops)} stops, {Number(books.Redrives)} redrives.");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{watch.Elapsed.TotalSeconds:0} s on {Environment.ProcessorCount} cores, {books.Lasted.TotalHours:0.0} h of the cloud's time in {books.Beats} steps; seed {seed}"));
        return books.Wrong.Count == 0 && books.Runs == runs && books.Attempts == books.Announced ? 0 : 1;
    }

    private static void Row(string what, string ours) => Console.WriteLine($"| {what} | {ours} |");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(double hours, decimal price) =>
        string.Create(CultureInfo.InvariantCulture, $"${(decimal)hours * price:N0}");
}
