namespace LocalCloud.Services.Lambda;

/// <summary>How functions are run.</summary>
public sealed record LambdaOptions
{
    /// <summary>Processes of one function at a time; more invocations wait for one of them.</summary>
    public int MaxProcesses { get; init; } = 8;

    /// <summary>Idle processes of one function that are kept for good.</summary>
    public int KeepWarm { get; init; } = 1;

    /// <summary>How long the other idle ones are kept.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a process may take until it asks for its first invocation.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Asynchronous invocations that run at a time.</summary>
    public int MaxEventsInFlight { get; init; } = 64;

    /// <summary>Another Lambda endpoint, at which functions that are not defined here are invoked; null for none.</summary>
    public Uri? Elsewhere { get; init; }

    /// <summary>The clock of deadlines and idle times: the wall, never the virtual one, since functions live by the wall.</summary>
    public TimeProvider WallClock { get; init; } = TimeProvider.System;
}
