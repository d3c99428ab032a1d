using System.Globalization;
using Simulation.Machine;

namespace Benchmarks.Transitions;

/// <summary>Prints what waiting costs: billed transitions, events of history, and how late an end is seen.</summary>
internal static class TransitionsCommand
{
    private static readonly (string Name, TimeSpan Length)[] s_jobs =
    [
        ("1 min", TimeSpan.FromMinutes(1)),
        ("1 h", TimeSpan.FromHours(1)),
        ("12 h", TimeSpan.FromHours(12) - TimeSpan.FromSeconds(30)),
    ];

    public static int Run()
    {
        Console.WriteLine("| job | events | Sweep | billed transitions | history events | seen after its end |");
        Console.WriteLine("|---|---|---|---:|---:|---:|");
        var isGood = true;
        foreach (var (hasEvents, sweeps) in new[] { (true, true), (false, true), (false, false) })
        {
            foreach (var (name, length) in s_jobs)
            {
                var count = TransitionCount.Of(length, hasEvents, sweeps);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {(hasEvents ? "arrive" : "lost")} | {(sweeps ? "every 5 min" : "off")} | {count.Transitions} | {count.Events} | {count.Lag:hh\\:mm\\:ss} |"));
                isGood &= count.Status == "Succeeded" && count.Transitions <= (hasEvents ? 5 : 60);
            }
        }

        return isGood ? 0 : 1;
    }
}
