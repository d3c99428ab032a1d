using LocalCloud.Asl.Execution;

namespace LocalCloud.Services.StepFunctions.Maps;

/// <summary>A run of a distributed Map.</summary>
internal sealed record MapRunRecord
{
    /// <summary>A tolerance that is not given.</summary>
    public const int NoBound = -1;

    public const string Running = "RUNNING";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
    public const string Aborted = "ABORTED";

    public required long Execution { get; init; }

    public required long MapRun { get; init; }

    public required string Arn { get; init; }

    public required string StateName { get; init; }

    public required string Status { get; init; }

    public required long MaxConcurrency { get; init; }

    public required long ToleratedFailureCount { get; init; }

    public required double ToleratedFailurePercentage { get; init; }

    public long RedriveCount { get; init; }

    public long? RedrivenAt { get; init; }

    public required long StartedAt { get; init; }

    public long? StoppedAt { get; init; }

    /// <summary>How many children there are to be, once the items have been read.</summary>
    public long? Children { get; init; }

    /// <summary>How many items they have together.</summary>
    public long? Items { get; init; }

    /// <summary>How many results were written by a ResultWriter.</summary>
    public long ResultsWritten { get; init; }

    /// <summary>A run that begins.</summary>
    public static MapRunRecord Of(long execution, ExecutionInfo info, Command.StartMapRun command, long now) => new()
    {
        Execution = execution,
        MapRun = command.MapRunId,
        Arn = MapRunArns.Of(info, command.MapRunId, command.Plan),
        StateName = command.StateName,
        Status = Running,
        MaxConcurrency = command.Plan.MaxConcurrency,
        ToleratedFailureCount = command.Plan.Tolerance.Count ?? NoBound,
        ToleratedFailurePercentage = command.Plan.Tolerance.Percentage ?? NoBound,
        StartedAt = now,
    };
}
