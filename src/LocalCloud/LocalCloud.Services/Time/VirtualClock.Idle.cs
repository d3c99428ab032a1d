namespace LocalCloud.Services.Time;

/// <content>
/// Time can be skipped while nobody is at work: whoever does something says so (<see cref="BeginWork"/>), and what passes from one to
/// the next is begun there before it ends here. So a moment at which nobody works, and nothing is due, stays so until time moves.
/// </content>
public sealed partial class VirtualClock
{
    private int _atWork;
    private TaskCompletionSource? _rested;

    /// <summary>Says that something happens; the answer is disposed when it has.</summary>
    public IDisposable BeginWork()
    {
        lock (_gate)
        {
            _atWork++;
        }

        return new Work(this);
    }

    /// <summary>Waits until nobody is at work and nothing is due: what happens next happens at the next timer.</summary>
    /// <remarks>For clocks that stand still; where time goes on by itself the answer is old at once.</remarks>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task rested;
            lock (_gate)
            {
                if (_atWork == 0 && !(_timers.Next <= Now()))
                {
                    return;
                }

                _rested ??= NewSignal();
                rested = _rested.Task;
            }

            await rested.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Lets happen what happens now, then moves time on to the next timer: hours pass in the time their work takes.</summary>
    /// <param name="cancellationToken">Stops waiting; time does not move.</param>
    public async Task SkipAsync(CancellationToken cancellationToken)
    {
        await WhenIdleAsync(cancellationToken);
        Advance(await WhenArmedAsync(cancellationToken));
    }

    private void EndWork()
    {
        lock (_gate)
        {
            _atWork--;
            TellRest();
        }
    }

    // Also when a timer that was due is taken back: nobody ends any work then.
    private void TellRest()
    {
        if (_atWork == 0)
        {
            _rested?.TrySetResult();
            _rested = null;
        }
    }

    private sealed class Work(VirtualClock clock) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                clock.EndWork();
            }
        }
    }
}
