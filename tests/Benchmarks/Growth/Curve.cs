namespace Benchmarks.Growth;

/// <summary>A cost as measured.</summary>
/// <param name="Cost">The cost.</param>
/// <param name="Points">Work and what it cost.</param>
internal sealed record Curve(Cost Cost, IReadOnlyList<(double Work, double Value)> Points)
{
    /// <summary>The slope of the straight line through the logarithms, by least squares: cost grows as work to this power.</summary>
    public double Exponent { get; } = Slope([.. Points.Select(point => (Math.Log(point.Work), Math.Log(point.Value)))]);

    /// <summary>The slope between the two largest, where what is constant counts least.</summary>
    public double Last { get; } = Slope([.. Points.TakeLast(2).Select(point => (Math.Log(point.Work), Math.Log(point.Value)))]);

    private static double Slope(IReadOnlyList<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
    }
}
