namespace Benchmarks.Reports;

/// <summary>How rounds become a figure.</summary>
internal static class Statistics
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
}
