using System.Globalization;

namespace ProtectedJobs.Console.Histories;

/// <summary>Round marks on an axis of time.</summary>
public static class TimeTicks
{
    private static readonly double[] s_steps =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 345_600, 604_800];

    /// <summary>Marks from 0 to a length.</summary>
    /// <param name="length">The axis's length.</param>
    /// <param name="most">The most marks, 0 aside.</param>
    public static IReadOnlyList<TimeSpan> Of(TimeSpan length, int most = 6)
    {
        var step = TimeSpan.FromSeconds(s_steps.FirstOrDefault(step => length.TotalSeconds / step <= most, s_steps[^1]));
        return [.. Enumerable.Range(0, (int)Math.Min(1000, length / step) + 1).Select(n => n * step)];
    }

    /// <summary>A length of time in the two units that matter: <c>1 h 05 min</c>, <c>2 min 30 s</c>, <c>45 s</c>, <c>120 ms</c>.</summary>
    /// <param name="length">The length.</param>
    public static string Tell(TimeSpan length) => length switch
    {
        { TotalSeconds: 0 } => "0 s",
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, length.Milliseconds)} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.Seconds} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.Minutes} min {length.Seconds:00} s"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.Hours} h {length.Minutes:00} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{length.Days} d {length.Hours:00} h"),
    };
}
