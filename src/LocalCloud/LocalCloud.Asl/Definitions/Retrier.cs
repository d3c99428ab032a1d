namespace LocalCloud.Asl.Definitions;

/// <summary>One entry of Retry. Its counter lives in the frame, so that the definition can be shared.</summary>
internal sealed record Retrier
{
    /// <summary>The error names it matches.</summary>
    public required IReadOnlyList<string> ErrorEquals { get; init; }

    /// <summary>Seconds before the first retry.</summary>
    public double IntervalSeconds { get; init; } = 1;

    /// <summary>Retries at most; 0 is never.</summary>
    public long MaxAttempts { get; init; } = 3;

    /// <summary>What the interval is multiplied with after each retry.</summary>
    public double BackoffRate { get; init; } = 2;

    /// <summary>Where the interval stops growing; null is nowhere.</summary>
    public double? MaxDelaySeconds { get; init; }

    /// <summary>Whether the delay is drawn between 0 and the interval (FULL), so that many do not come at once.</summary>
    public bool HasFullJitter { get; init; }

    /// <summary>The delay before a retry.</summary>
    /// <param name="attempt">0 for the first.</param>
    /// <param name="random">For jitter.</param>
    public TimeSpan Delay(int attempt, Random random)
    {
        var seconds = Math.Min(IntervalSeconds * Math.Pow(BackoffRate, attempt), MaxDelaySeconds ?? 99_999_999);
        return TimeSpan.FromSeconds(HasFullJitter ? seconds * random.NextDouble() : seconds);
    }
}
