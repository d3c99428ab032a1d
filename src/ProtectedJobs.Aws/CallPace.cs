namespace ProtectedJobs.Aws;

/// <summary>
/// Keeps calls of one operation apart: the account has five a second for each of Clean Rooms', and shares them. A few may come at
/// once, so that a function which makes one or two never waits.
/// </summary>
/// <param name="time">Wall time, as the quota is.</param>
/// <param name="burst">How many may come at once, at least one.</param>
/// <param name="every">How far the others are apart.</param>
internal sealed class CallPace(TimeProvider time, int burst, TimeSpan every)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _next;

    /// <summary>Waits until the next call may be made.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan delay;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var mine = _next > now ? _next : now;
            _next = mine + every;
            delay = mine - now - (every * (burst - 1));
        }

        return delay > TimeSpan.Zero ? Task.Delay(delay, time, cancellationToken) : Task.CompletedTask;
    }
}
