using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Trials;

/// <summary>What came of a trial.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Inspection">What it made of its data on the way.</param>
public sealed record TrialOutcome(TrialStatus Status, TrialInspection Inspection)
{
    /// <summary>The output: the state's own, or the catcher's.</summary>
    public JsonValue? Output { get; init; }

    /// <summary>The error, caught or not.</summary>
    public string? Error { get; init; }

    /// <summary>The cause, caught or not.</summary>
    public string? Cause { get; init; }

    /// <summary>The state that would be next; null at an end.</summary>
    public string? NextState { get; init; }
}

/// <summary>The stages of a trial; each is null where the state has no such stage or did not come so far.</summary>
public sealed record TrialInspection
{
    /// <summary>JSON by AWS's name of the stage: <c>input</c>, <c>afterInputPath</c>, … <c>variables</c>.</summary>
    public required IReadOnlyList<KeyValuePair<string, JsonValue>> Stages { get; init; }

    /// <summary>A Map's MaxConcurrency; 0 is no bound.</summary>
    public long? MaxConcurrency { get; init; }

    /// <summary>A Map's ToleratedFailureCount.</summary>
    public long? ToleratedFailureCount { get; init; }

    /// <summary>A Map's ToleratedFailurePercentage.</summary>
    public double? ToleratedFailurePercentage { get; init; }

    /// <summary>The catcher that took the error, from 0.</summary>
    public int? CatchIndex { get; init; }

    /// <summary>The retrier that names the error, from 0, whether it had attempts left or not.</summary>
    public int? RetryIndex { get; init; }

    /// <summary>How long that retrier waits; null where it had no attempt left.</summary>
    public TimeSpan? RetryDelay { get; init; }
}
