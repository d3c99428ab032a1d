namespace LocalCloud.Services.Time;

/// <summary>A timer of a <see cref="VirtualClock"/>.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    /// <summary>When it fires and its place among those of the same moment; null while it is not set. Guarded by the clock.</summary>
    public (DateTimeOffset Due, long Order)? Place { get; set; }

    /// <summary>Time between firings, or infinite.</summary>
    public TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        clock.Set(this, dueTime, period);
        return true;
    }

    /// <summary>Fires once at a moment, or never.</summary>
    public void SetFor(DateTimeOffset? moment) => clock.Set(this, moment);

    public void Fire() => callback(state);

    public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
