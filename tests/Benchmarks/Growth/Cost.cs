namespace Benchmarks.Growth;

/// <summary>A cost that grows with its work.</summary>
/// <param name="Chart">The chart it is drawn in: a file's name.</param>
/// <param name="Name">What costs.</param>
/// <param name="Work">What there is more and more of.</param>
/// <param name="Unit">Of the cost.</param>
/// <param name="Limit">The largest exponent that is right: 0 for what must not grow, 1 for what may grow as its work, with room for the fit.</param>
/// <param name="Sizes">How much work, in turn; each at least ten times the one before but one.</param>
/// <param name="MeasureAsync">Measures the cost of so much work.</param>
internal sealed record Cost(string Chart, string Name, string Work, string Unit, double Limit, IReadOnlyList<int> Sizes, Func<int, Task<double>> MeasureAsync)
{
    /// <summary>In proportion to the work; sorting's logarithm has room in it.</summary>
    public const double Linear = 1.2;

    /// <summary>The same however much there is.</summary>
    public const double Constant = 0.25;
}
