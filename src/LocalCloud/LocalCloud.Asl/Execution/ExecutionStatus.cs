namespace LocalCloud.Asl.Execution;

/// <summary>How an execution stands.</summary>
public enum ExecutionStatus
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It ended with an output.</summary>
    Succeeded,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>The machine's TimeoutSeconds passed.</summary>
    TimedOut,

    /// <summary>Somebody stopped it.</summary>
    Aborted,
}
