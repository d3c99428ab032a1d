using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Trials;

/// <summary>What a state on trial made of its data on the way, noted where it happens. Each is null until then.</summary>
internal sealed class TrialStages
{
    public JsonValue? AfterInputPath { get; set; }

    public JsonValue? AfterParameters { get; set; }

    public JsonValue? AfterArguments { get; set; }

    public JsonValue? AfterItemsPath { get; set; }

    public JsonValue? AfterItemSelector { get; set; }

    public JsonValue? AfterItemBatcher { get; set; }

    public JsonValue? Result { get; set; }

    public JsonValue? AfterResultSelector { get; set; }

    public JsonValue? AfterResultPath { get; set; }

    public long? MaxConcurrency { get; set; }

    public long? ToleratedFailureCount { get; set; }

    public double? ToleratedFailurePercentage { get; set; }

    /// <summary>The error that retriers and catchers were asked about.</summary>
    public (string? Error, string? Cause) Failure { get; set; }

    /// <summary>The catcher that took the error.</summary>
    public int? CatchIndex { get; set; }

    /// <summary>The retrier that names the error, whether it had attempts left or not.</summary>
    public int? RetryIndex { get; set; }

    /// <summary>How long that retrier waits; null where it had no attempt left.</summary>
    public TimeSpan? RetryDelay { get; set; }
}
