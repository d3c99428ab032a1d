using System.Diagnostics;

namespace Benchmarks.Growth;

/// <summary>How long something takes: the shortest of rounds that are long enough to be timed, as what else the machine does only adds.</summary>
internal static class Timing
{
    private const int Rounds = 5;
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(30);

    /// <returns>Microseconds a call.</returns>
    public static double Of(Action work)
    {
        work();
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var calls = 0;
            do
            {
                work();
                calls++;
            }
            while (watch.Elapsed < s_least);

            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / calls);
        }

        return best;
    }

    /// <returns>Microseconds a call.</returns>
    public static async Task<double> OfAsync(Func<Task> work)
    {
        await work();
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var calls = 0;
            do
            {
                await work();
                calls++;
            }
            while (watch.Elapsed < s_least);

            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / calls);
        }

        return best;
    }
}
