using System.Collections.Concurrent;

namespace Mutation;

/// <summary>Tries mutants, each against the test classes that come by it. Chaos worlds, and classes that take longer than three seconds, are not asked.</summary>
internal sealed class Trials(IReadOnlyList<TestProcess> processes, string folder)
{
    private static readonly TimeSpan s_quick = TimeSpan.FromSeconds(3);

    private readonly ParallelOptions _all = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private readonly ConcurrentDictionary<int, ConcurrentBag<CoveringClass>> _covering = new();

    /// <summary>Runs each class once, without any mutant.</summary>
    /// <returns>Classes that are not asked, as they fail as they are or take long.</returns>
    public async Task<IReadOnlyCollection<string>> CoverAsync()
    {
        var left = new ConcurrentBag<string>();
        var classes = new List<(TestProcess Process, string Name)>();
        foreach (var process in processes)
        {
            // A world in which something is wrong may go on for long before it says so.
            classes.AddRange((await process.ClassesAsync()).Where(name => !name.Contains(".Chaos.", StringComparison.Ordinal)).Select(name => (process, name)));
        }

        await Parallel.ForEachAsync(classes, _all, async (each, _) =>
        {
            if (await each.Process.CoverAsync(each.Name, Path.Combine(folder, $"{each.Name}.covered")) is not { } covered || covered.Time > s_quick)
            {
                left.Add(each.Name);
                return;
            }

            foreach (var mutant in covered.Mutants)
            {
                _covering.GetOrAdd(mutant, _ => []).Add(new CoveringClass(each.Process, each.Name, covered.Time));
            }
        });
        return left;
    }

    public async Task<IReadOnlyList<(Mutant Mutant, Outcome Outcome)>> TryAsync(IReadOnlyCollection<Mutant> mutants)
    {
        var tried = new ConcurrentBag<(Mutant Mutant, Outcome Outcome)>();
        await Parallel.ForEachAsync(mutants, _all, async (mutant, _) =>
        {
            var outcome = await TryAsync(mutant);
            tried.Add((mutant, outcome));
            if (outcome == Outcome.Survived)
            {
                await Console.Error.WriteLineAsync(mutant.ToString());
            }

            if (tried.Count % 50 == 0)
            {
                await Console.Error.WriteLineAsync($"{tried.Count} of {mutants.Count}: {tried.Count(each => each.Outcome == Outcome.Survived)} survived");
            }
        });
        return [.. tried.OrderBy(each => each.Mutant.Id)];
    }

    private async Task<Outcome> TryAsync(Mutant mutant)
    {
        if (!_covering.TryGetValue(mutant.Id, out var classes))
        {
            return Outcome.NotCovered;
        }

        foreach (var group in classes.GroupBy(each => each.Process))
        {
            // Both cores are at work, and a process begins by compiling: the limit is for what would never end.
            var atMost = TimeSpan.FromSeconds(8) + 2 * group.Aggregate(TimeSpan.Zero, (sum, each) => sum + each.Time);
            if (await group.Key.TryAsync(mutant.Id, group.Select(each => each.Name), atMost) is var outcome && outcome != Outcome.Survived)
            {
                return outcome;
            }
        }

        return Outcome.Survived;
    }

    private sealed record CoveringClass(TestProcess Process, string Name, TimeSpan Time);
}
