namespace LocalCloud.Services.Time;

/// <summary>Timers by the moment they fall due; those of one moment in the order they were set.</summary>
internal sealed class TimerQueue
{
    private readonly SortedDictionary<(DateTimeOffset Due, long Order), VirtualTimer> _timers = [];
    private long _order;

    /// <summary>When the next one falls due.</summary>
    public DateTimeOffset? Next => _timers.Count == 0 ? null : _timers.First().Key.Due;

    public void Add(VirtualTimer timer, DateTimeOffset due)
    {
        timer.Place = (due, _order++);
        _timers.Add(timer.Place.Value, timer);
    }

    public void Remove(VirtualTimer timer)
    {
        if (timer.Place is { } place)
        {
            _timers.Remove(place);
            timer.Place = null;
        }
    }

    public VirtualTimer Take()
    {
        var timer = _timers.First().Value;
        Remove(timer);
        return timer;
    }
}
