namespace LocalCloud.Services.EventBridge.Delivery;

/// <summary>How long a delivery waits after a failure: exponential, with jitter, at most twelve minutes.</summary>
/// <remarks>AWS publishes no figures but "exponential back off and jitter", 185 times in 24 hours; these fit that.</remarks>
internal static class RetryDelay
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(12);

    /// <param name="attempts">How many failed before this one.</param>
    /// <param name="random">Between 0 and 1.</param>
    public static TimeSpan After(int attempts, double random)
    {
        var full = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 12)));
        return (full < s_longest ? full : s_longest) * (0.5 + (random / 2));
    }
}
