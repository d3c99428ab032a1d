namespace LocalCloud.Services.Time;

/// <summary>
/// The work of a loop that is woken by signals: at work from a signal on until a round that began after it has ended. A signal is
/// told here before it is sent, so that there is no moment at which it was sent and nobody works.
/// </summary>
/// <param name="clock">Told of the work.</param>
internal sealed class LoopWork(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private IDisposable? _work;
    private long _signals;

    /// <summary>The signals up to now: to be looked at when a round begins.</summary>
    public long Signals
    {
        get
        {
            lock (_gate)
            {
                return _signals;
            }
        }
    }

    /// <summary>A signal is about to be sent.</summary>
    public void Signalled()
    {
        lock (_gate)
        {
            _signals++;
            _work ??= clock.BeginWork();
        }
    }

    /// <summary>A round has ended.</summary>
    /// <param name="signals">What <see cref="Signals"/> was when it began; if more came since, another round is to follow.</param>
    public void Done(long signals)
    {
        lock (_gate)
        {
            if (_signals == signals)
            {
                _work?.Dispose();
                _work = null;
            }
        }
    }
}
