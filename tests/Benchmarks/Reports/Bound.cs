namespace Benchmarks.Reports;

/// <summary>A limit.</summary>
/// <param name="Limit">Its number.</param>
/// <param name="IsMost">Whether it is the most that may be, else the least.</param>
internal sealed record Bound(double Limit, bool IsMost)
{
    public static Bound AtMost(double limit) => new(limit, IsMost: true);

    public static Bound AtLeast(double limit) => new(limit, IsMost: false);

    public bool Holds(double value) => IsMost ? value <= Limit : value >= Limit;
}
