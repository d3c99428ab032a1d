namespace LocalCloud.Services.Wire;

/// <summary>How the front door guards its port.</summary>
public sealed record WireOptions
{
    /// <summary>Host names that requests may ask for besides loopback ones; also their subdomains.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The clock that signatures are checked against: the wall, never the virtual one.</summary>
    public TimeProvider WallClock { get; init; } = TimeProvider.System;

    /// <summary>The longest body of a JSON request, in bytes. S3 streams and has a limit of its own.</summary>
    public int MaxJsonBodyBytes { get; init; } = 8 * 1024 * 1024;
}
