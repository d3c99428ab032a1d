namespace LocalCloud.Services.Time;

/// <summary>Timers set for a moment instead of for a distance.</summary>
internal static class TimerMoments
{
    // What the system's timers take; one that rings early is set again by whoever hears it.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(20);

    /// <summary>Sets a timer for a moment: at once if it is over, at the latest in 20 days.</summary>
    /// <remarks>Of a <see cref="VirtualClock"/> exactly: a distance would be counted from wherever the clock was moved to meanwhile.</remarks>
    /// <param name="timer">Made by the clock.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="moment">When it fires, once; never for null.</param>
    public static void SetFor(this ITimer timer, TimeProvider clock, DateTimeOffset? moment)
    {
        if (timer is VirtualTimer exact)
        {
            exact.SetFor(moment);
            return;
        }

        var distance = moment is { } due
            ? TimeSpan.FromTicks(Math.Clamp((due - clock.GetUtcNow()).Ticks, 0, s_longest.Ticks))
            : Timeout.InfiniteTimeSpan;
        timer.Change(distance, Timeout.InfiniteTimeSpan);
    }
}
