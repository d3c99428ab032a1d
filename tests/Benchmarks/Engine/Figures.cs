namespace Benchmarks.Engine;

/// <summary>How figures are taken and told.</summary>
internal static class Figures
{
    /// <summary>Rounds of a measurement; the median counts.</summary>
    public const int Rounds = 5;

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <summary>The value below which a part of all lies.</summary>
    public static double Percentile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];
    }

    /// <summary>A figure and its spread.</summary>
    public static void Tell(string what, IReadOnlyList<double> rounds, string unit, string? wanted = null) =>
        Console.WriteLine(
            $"{what}: {Median(rounds):N0} {unit} (median of {rounds.Count}; {rounds.Min():N0} to {rounds.Max():N0})"
            + (wanted is null ? "" : $"; wanted {wanted}"));
}
