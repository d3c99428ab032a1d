namespace ProtectedJobs.Console.Costs;

/// <summary>An axis from 0 in round steps: 1, 2, 2.5 or 5 and noughts.</summary>
/// <param name="Most">Its end: at least the greatest value, and a whole number of steps.</param>
/// <param name="Step">From mark to mark.</param>
public readonly record struct RoundAxis(double Most, double Step)
{
    private static readonly double[] s_round = [1, 2, 2.5, 5, 10];

    /// <summary>The axis of some values.</summary>
    /// <param name="greatest">The greatest of them; an axis of nothing goes to 1.</param>
    /// <param name="steps">About how many steps.</param>
    /// <param name="isWhole">Whether the values are counts: no step is less than 1.</param>
    public static RoundAxis Of(double greatest, int steps = 4, bool isWhole = false)
    {
        var rough = (greatest > 0 ? greatest : 1) / steps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = s_round.First(round => round * power >= rough * 0.999) * power;
        step = isWhole ? Math.Max(1, Math.Ceiling(step)) : step;
        return new RoundAxis(Math.Max(1, Math.Ceiling((greatest > 0 ? greatest : 1) / step)) * step, step);
    }
}
