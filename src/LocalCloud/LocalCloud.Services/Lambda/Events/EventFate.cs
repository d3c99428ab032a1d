using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda.Events;

/// <summary>What becomes of an event after an attempt.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>attempt</term><description>fate</description></listheader>
/// <item><term>it succeeded</term><description>done</description></item>
/// <item><term>function error, attempts left</term><description>again after 1 minute, then 2</description></item>
/// <item><term>function error, none left</term><description>given up: RetriesExhausted</description></item>
/// <item><term>throttled, or a system's error</term><description>again after 1 s, doubling to 5 minutes; costs no attempt</description></item>
/// <item><term>older than the function takes</term><description>given up: EventAgeExceeded</description></item>
/// </list>
/// </remarks>
internal readonly record struct EventFate
{
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMinutes(5);

    private EventFate(TimeSpan? delay, bool costsAttempt, string? condition)
    {
        Delay = delay;
        CostsAttempt = costsAttempt;
        Condition = condition;
    }

    /// <summary>When it is tried again; null if it is not.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>The next attempt is one of those that MaximumRetryAttempts counts.</summary>
    public bool CostsAttempt { get; }

    /// <summary>Why it is given up, in AWS's words; null if it is not.</summary>
    public string? Condition { get; }

    public static EventFate Done { get; } = new(delay: null, costsAttempt: false, condition: null);

    public static EventFate Again(TimeSpan delay) => new(delay, costsAttempt: true, condition: null);

    public static EventFate Delayed(TimeSpan delay) => new(delay, costsAttempt: false, condition: null);

    public static EventFate GivenUp(string condition) => new(delay: null, costsAttempt: false, condition);

    /// <summary>After an attempt.</summary>
    /// <param name="item">As it was before the attempt.</param>
    /// <param name="function">The function; null if it is not defined.</param>
    /// <param name="result">What it answered; null if it was not reached.</param>
    public static EventFate After(QueuedEvent item, FunctionDefinition? function, InvocationResult? result)
    {
        if (function is null || result is null)
        {
            var doubled = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(item.Delays, 16)));
            return Delayed(doubled < s_longestDelay ? doubled : s_longestDelay);
        }

        if (result.FunctionError is null)
        {
            return Done;
        }

        return item.Attempts < function.MaximumRetryAttempts
            ? Again(TimeSpan.FromMinutes(item.Attempts + 1))
            : GivenUp("RetriesExhausted");
    }

    /// <summary>Before an attempt: whether the event has grown too old.</summary>
    public static EventFate? BeforeAttempt(QueuedEvent item, FunctionDefinition? function, DateTimeOffset now) =>
        now - item.AcceptedAt > TimeSpan.FromSeconds(function?.MaximumEventAgeSeconds ?? 21_600)
            ? GivenUp("EventAgeExceeded")
            : null;
}
