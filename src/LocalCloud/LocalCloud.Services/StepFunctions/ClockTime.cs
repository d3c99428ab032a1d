namespace LocalCloud.Services.StepFunctions;

/// <summary>Times as this room keeps them.</summary>
internal static class ClockTime
{
    /// <summary>Now, to the millisecond: what is kept and what is shown must be the same.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) =>
        DateTimeOffset.FromUnixTimeMilliseconds(clock.NowMilliseconds());

    /// <summary>Milliseconds since 1970.</summary>
    public static long NowMilliseconds(this TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
