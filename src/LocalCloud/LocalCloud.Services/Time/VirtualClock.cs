namespace LocalCloud.Services.Time;

/// <summary>
/// The local cloud's time: it runs so many times as fast as the wall, or stands still until it is moved, and it never goes
/// back, not even over a restart. Timers made through it keep its pace.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>scale</term><description>what time does</description></listheader>
/// <item><term>1</term><description>goes with the wall</description></item>
/// <item><term>X</term><description>goes X times as fast; also while no process runs</description></item>
/// <item><term>0</term><description>stands still; only <see cref="Advance"/> moves it: tests, and a paused cloud</description></item>
/// </list>
/// </remarks>
public sealed partial class VirtualClock : TimeProvider, IDisposable
{
    // The wall's timers take no more; longer waits are looked at again when this is over.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(20);

    private readonly TimeProvider _wall;
    private readonly string? _directory;
    private readonly DateTimeOffset _started;
    private readonly Lock _gate = new();
    private readonly Lock _firing = new();
    private readonly TimerQueue _timers = new();
    private readonly ITimer _alarm;
    private ClockAnchor _anchor;
    private long _anchoredAt;
    private TaskCompletionSource _armed = NewSignal();

    private VirtualClock(ClockAnchor anchor, TimeProvider wall, string? directory)
    {
        _wall = wall;
        _directory = directory;
        _anchor = anchor;
        _anchoredAt = wall.GetTimestamp();
        _started = anchor.Virtual;
        _alarm = wall.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Virtual seconds a second of the wall; 0 while time stands still.</summary>
    public double Scale
    {
        get
        {
            lock (_gate)
            {
                return _anchor.Scale;
            }
        }
    }

    /// <summary>A clock whose anchor is kept in a data directory. Without one there time starts at the wall's.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="scale">The pace from now on.</param>
    /// <param name="wall">The wall's clock.</param>
    public static VirtualClock Open(string directory, double scale, TimeProvider wall)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        var now = wall.GetUtcNow();
        var anchor = new ClockAnchor(ClockAnchor.Read(directory)?.At(now) ?? now, now, scale);
        Directory.CreateDirectory(directory);
        anchor.Write(directory);
        return new VirtualClock(anchor, wall, directory);
    }

    /// <summary>A clock that stands still until <see cref="Advance"/> and is kept nowhere.</summary>
    /// <param name="start">Its time.</param>
    public static VirtualClock Stepped(DateTimeOffset start) =>
        new(new ClockAnchor(start, DateTimeOffset.UnixEpoch, 0), System, null);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return Now();
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => (GetUtcNow() - _started).Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time on, at once. Every timer that falls due on the way fires on the caller's thread, in order, and sees
    /// the moment it was set for.</summary>
    /// <param name="by">How far.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        using var work = BeginWork();
        lock (_firing)
        {
            var end = GetUtcNow() + by;
            while (TakeDue(end) is { } timer)
            {
                timer.Fire();
            }

            lock (_gate)
            {
                Anchor(end, _anchor.Scale);
            }
        }
    }

    /// <summary>Changes the pace.</summary>
    /// <param name="scale">Virtual seconds a second; 0 stands still.</param>
    public void SetScale(double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        lock (_gate)
        {
            Anchor(Now(), scale);
        }
    }

    /// <summary>Waits until some timer is set.</summary>
    /// <returns>How far off the next one is: what <see cref="Advance"/> needs to reach it.</returns>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<TimeSpan> WhenArmedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task armed;
            lock (_gate)
            {
                if (_timers.Next is { } due)
                {
                    var distance = due - Now();
                    return distance > TimeSpan.Zero ? distance : TimeSpan.Zero;
                }

                armed = _armed.Task;
            }

            await armed.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _alarm.Dispose();

    internal void Set(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            timer.Period = period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan;
            Place(timer, dueTime >= TimeSpan.Zero ? Now() + dueTime : null);
        }
    }

    internal void Set(VirtualTimer timer, DateTimeOffset? moment)
    {
        lock (_gate)
        {
            timer.Period = Timeout.InfiniteTimeSpan;
            Place(timer, moment);
        }
    }

    private void Place(VirtualTimer timer, DateTimeOffset? due)
    {
        _timers.Remove(timer);
        if (due is { } moment)
        {
            _timers.Add(timer, moment);
            _armed.TrySetResult();
            _armed = NewSignal();
        }

        SetAlarm();
        TellRest();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DateTimeOffset Now() => _anchor.Virtual + (_wall.GetElapsedTime(_anchoredAt) * _anchor.Scale);

    private void Anchor(DateTimeOffset now, double scale)
    {
        _anchor = new ClockAnchor(now, _wall.GetUtcNow(), scale);
        _anchoredAt = _wall.GetTimestamp();
        if (_directory is not null)
        {
            _anchor.Write(_directory);
        }

        SetAlarm();
    }

    private void SetAlarm()
    {
        var ahead = _timers.Next - Now();
        if (ahead <= TimeSpan.Zero)
        {
            // What is due fires, even where time stands still.
            _alarm.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            return;
        }

        if (ahead is not { } distance || _anchor.Scale == 0)
        {
            _alarm.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        distance /= _anchor.Scale;
        _alarm.Change(distance > s_longest ? s_longest : distance, Timeout.InfiniteTimeSpan);
    }

    private void FireDue()
    {
        using var work = BeginWork();
        lock (_firing)
        {
            while (TakeDue(null) is { } timer)
            {
                timer.Fire();
            }

            lock (_gate)
            {
                SetAlarm();
            }
        }
    }

    /// <summary>Takes the next timer due; with an end, time moves to the moment it was set for.</summary>
    private VirtualTimer? TakeDue(DateTimeOffset? end)
    {
        lock (_gate)
        {
            if (_timers.Next is not { } due || due > (end ?? Now()))
            {
                return null;
            }

            var timer = _timers.Take();
            if (end is not null && due > Now())
            {
                _anchor = _anchor with { Virtual = due };
                _anchoredAt = _wall.GetTimestamp();
            }

            if (timer.Period > TimeSpan.Zero)
            {
                _timers.Add(timer, due + timer.Period);
            }

            return timer;
        }
    }
}
