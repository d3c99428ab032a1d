using ProtectedJobs.Console.Histories;

namespace ProtectedJobs.Console.Costs;

/// <summary>How long jobs took: how many in each class, and the usual marks.</summary>
/// <param name="Classes">Each twice as wide as the one before, those that hold something and those between.</param>
/// <param name="Median">Half took no longer; null without jobs.</param>
/// <param name="P90">Nine of ten took no longer; null without jobs.</param>
/// <param name="Longest">Null without jobs.</param>
public sealed record DurationSpread(IReadOnlyList<DurationClass> Classes, TimeSpan? Median, TimeSpan? P90, TimeSpan? Longest)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMinutes(1);

    /// <summary>The spread of some durations.</summary>
    /// <param name="durations">In any order.</param>
    public static DurationSpread Of(IEnumerable<TimeSpan> durations)
    {
        var sorted = durations.Order().ToArray();
        if (sorted.Length == 0)
        {
            return new DurationSpread([], null, null, null);
        }

        var counts = sorted.GroupBy(ClassOf).ToDictionary(group => group.Key, group => group.Count());
        var (least, most) = (counts.Keys.Min(), counts.Keys.Max());
        return new DurationSpread(
            [.. Enumerable.Range(least, most - least + 1).Select(n => new DurationClass(NameOf(n), counts.GetValueOrDefault(n)))],
            sorted[(sorted.Length - 1) / 2],
            sorted[(int)Math.Ceiling(sorted.Length * 0.9) - 1],
            sorted[^1]);
    }

    // 0 is below a minute, 1 from 1 to 2 minutes, 2 from 2 to 4, and so on.
    private static int ClassOf(TimeSpan duration) =>
        duration < s_first ? 0 : (int)Math.Floor(Math.Log2(duration / s_first)) + 1;

    private static string NameOf(int number) => number == 0
        ? "to 1 min"
        : $"to {Short(s_first * Math.Pow(2, number))}";

    private static string Short(TimeSpan length) => TimeTicks.Tell(length).Replace(" 00 s", "", StringComparison.Ordinal).Replace(" 00 min", "", StringComparison.Ordinal);
}

/// <summary>A class of durations.</summary>
/// <param name="Name">Its upper end; the class before it ends at half of that.</param>
/// <param name="Jobs">How many jobs.</param>
public sealed record DurationClass(string Name, int Jobs);
