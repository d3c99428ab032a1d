using LocalCloud.Asl.Execution;

namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>An execution as the API tells of it; what it is doing is the engine's.</summary>
internal sealed record ExecutionRecord
{
    public const string Running = "RUNNING";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
    public const string TimedOut = "TIMED_OUT";
    public const string Aborted = "ABORTED";

    /// <summary>Ours; in the order of the starts.</summary>
    public required long Id { get; init; }

    public required string Arn { get; init; }

    public required string MachineArn { get; init; }

    public string? VersionArn { get; init; }

    public string? AliasArn { get; init; }

    public string? MapRunArn { get; init; }

    public long? ItemIndex { get; init; }

    public long? ItemCount { get; init; }

    public required string Revision { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public required string Input { get; init; }

    public string? Output { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    public string? TraceHeader { get; init; }

    public required long StartedAt { get; init; }

    public long? StoppedAt { get; init; }

    public long RedriveCount { get; init; }

    public long? RedrivenAt { get; init; }

    public string? RedriveToken { get; init; }

    public long LastEvent { get; init; }

    public long? Parent { get; init; }

    public long? ParentTask { get; init; }

    public long? ParentForm { get; init; }

    public bool IsExpress => Arn.Contains(":express:", StringComparison.Ordinal);

    /// <summary>A status as AWS writes it.</summary>
    public static string StatusText(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => Running,
        ExecutionStatus.Succeeded => Succeeded,
        ExecutionStatus.Failed => Failed,
        ExecutionStatus.TimedOut => TimedOut,
        ExecutionStatus.Aborted => Aborted,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };
}
