using System.Text.Json;

namespace ProtectedJobs.Cli.Runs;

/// <summary>How an execution ended: the document of <c>run --output json</c>. Members are only ever added.</summary>
internal sealed record RunEnd
{
    /// <summary>What Step Functions calls success.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>The execution.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>Its name, which is the run's id.</summary>
    public required string Name { get; init; }

    /// <summary>SUCCEEDED, FAILED, ABORTED or TIMED_OUT.</summary>
    public required string Status { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTime? StartDate { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTime? StopDate { get; init; }

    /// <summary>Its output; null unless it succeeded.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>The error's name; null if there was none.</summary>
    public string? Error { get; init; }

    /// <summary>The error's words; null if there was none.</summary>
    public string? Cause { get; init; }

    /// <summary>The event that told the world; null if it could not be read.</summary>
    public JsonElement? CompletionEvent { get; init; }

    /// <summary>Where the local cloud's state is kept; null if it is gone, or was never local.</summary>
    public string? DataDirectory { get; init; }
}
