namespace ProtectedJobs.Aws.Management;

/// <summary>A token bucket: so many calls at once, then so many a second. Callers wait in the order in which they came.</summary>
/// <param name="perSecond">Calls a second.</param>
/// <param name="atOnce">Calls that need not wait when none came for a while.</param>
/// <param name="clock">Measures.</param>
internal sealed class CallBudget(double perSecond, int atOnce, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private double _tokens = atOnce;
    private long _asOf = clock.GetTimestamp();

    /// <summary>Waits until one more call may be made.</summary>
    public Task TakeAsync(CancellationToken cancellationToken)
    {
        var wait = Reserve();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;
    }

    // Tokens may go below zero: each such token is a caller who waits.
    private TimeSpan Reserve()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _tokens = Math.Min(atOnce, _tokens + (clock.GetElapsedTime(_asOf, now).TotalSeconds * perSecond)) - 1;
            _asOf = now;
            return TimeSpan.FromSeconds(Math.Max(0, -_tokens / perSecond));
        }
    }
}
