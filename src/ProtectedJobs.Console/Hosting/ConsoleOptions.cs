using Microsoft.Extensions.Logging;
using ProtectedJobs.Console.Runs;

namespace ProtectedJobs.Console.Hosting;

/// <summary>What a console is started with.</summary>
public sealed record ConsoleOptions
{
    /// <summary>The port that is listened on when none is named.</summary>
    public const int DefaultPort = 4571;

    /// <summary>The runs it shows.</summary>
    public required IRunSource Runs { get; init; }

    /// <summary>Where they are.</summary>
    public required ConsolePlace Place { get; init; }

    /// <summary>A request to start from, JSON.</summary>
    public required string SampleRequest { get; init; }

    /// <summary>The port on 127.0.0.1; 0 picks a free one. No other address is listened on.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>How often the runs are listed.</summary>
    public FeedRhythm Rhythm { get; init; } = FeedRhythm.Aws;

    /// <summary>The wall's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Adds log providers; null for no logs.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }
}
