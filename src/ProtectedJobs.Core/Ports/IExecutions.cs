namespace ProtectedJobs.Core.Ports;

/// <summary>Step Functions, as far as a run needs it.</summary>
public interface IExecutions
{
    /// <summary>Reads an execution.</summary>
    /// <returns>The execution; null if there is none.</returns>
    Task<ExecutionView?> DescribeAsync(string executionArn, CancellationToken cancellationToken);

    /// <summary>Tells that the task which waits for a token is looked after: its heartbeat begins anew.</summary>
    /// <returns>False if nothing waits for the token any more.</returns>
    Task<bool> SendHeartbeatAsync(string taskToken, CancellationToken cancellationToken);

    /// <summary>Lists executions of the state machine that ended badly of late: what was begun and stopped too soon to leave a trace.</summary>
    /// <param name="since">Only those that ended later.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    IAsyncEnumerable<EndedExecution> ListEndedAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Ends the task that waits for a token.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="output">The task's output, a JSON document.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False if nothing waits for the token any more.</returns>
    Task<bool> SendSuccessAsync(string taskToken, string output, CancellationToken cancellationToken);
}

/// <summary>What Step Functions says of an execution.</summary>
/// <param name="Status">Its status.</param>
/// <param name="RedriveCount">How often it was redriven.</param>
/// <param name="StartTime">When it was started.</param>
/// <param name="Input">Its input, a JSON document; null if it is not told.</param>
public sealed record ExecutionView(ExecutionStatus Status, int RedriveCount, DateTimeOffset StartTime, string? Input);

/// <summary>An execution that ended badly.</summary>
/// <param name="Name">Its name, which is the run's id.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="StartTime">When it was started.</param>
/// <param name="RedriveCount">How often it was redriven.</param>
public sealed record EndedExecution(string Name, string Arn, DateTimeOffset StartTime, int RedriveCount);

/// <summary>An execution's status.</summary>
public enum ExecutionStatus
{
    /// <summary>Under way, or about to be redriven.</summary>
    Running,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Ended by an error.</summary>
    Failed,

    /// <summary>Ended by its own timeout.</summary>
    TimedOut,

    /// <summary>Stopped.</summary>
    Aborted,
}
