namespace Simulation.Time;

/// <summary>
/// Time that passes only when nothing is left to do at its moment. Everything runs on the caller's thread, one after the other, so a
/// seed tells all that happens.
/// </summary>
/// <param name="start">When it begins; whole milliseconds.</param>
public sealed class VirtualTime(DateTimeOffset start)
{
    private readonly PriorityQueue<Action, (long At, long Order)> _due = new();
    private long _order;

    /// <summary>The time.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>Whether anything is to be done.</summary>
    public bool HasWork => _due.Count > 0;

    /// <summary>Does something at a time, or now if that is past.</summary>
    public void At(DateTimeOffset when, Action action)
    {
        var at = when < Now ? Now : when;
        _due.Enqueue(action, (at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), _order++));
    }

    /// <summary>Does something after a while.</summary>
    public void After(TimeSpan delay, Action action) => At(Now + delay, action);

    /// <summary>Ends after a while; whoever awaits it goes on in the loop of <see cref="RunUntil"/>.</summary>
    public Task Delay(TimeSpan delay)
    {
        var done = new TaskCompletionSource();
        After(delay, done.SetResult);
        return done.Task;
    }

    /// <summary>Does everything that is due until a time, and makes it that time.</summary>
    public void RunUntil(DateTimeOffset end)
    {
        // Continuations must run here and now: a test's context would have them run elsewhere and later.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (_due.TryPeek(out var action, out var due) && due.At <= end.UtcTicks)
            {
                _due.Dequeue();
                if (due.At > Now.UtcTicks)
                {
                    Now = new DateTimeOffset(due.At, TimeSpan.Zero);
                }

                action();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        Now = end > Now ? end : Now;
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => RunUntil(Now + by);
}
