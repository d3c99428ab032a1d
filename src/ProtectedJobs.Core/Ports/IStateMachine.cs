using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Ports;

/// <summary>The product's state machine, as far as its management needs it.</summary>
/// <remarks>Every call throws <see cref="Throttled"/> when asked for fewer calls and <see cref="WorldUnavailable"/> when there was no usable answer.</remarks>
public interface IStateMachine
{
    /// <summary>Its ARN.</summary>
    string Arn { get; }

    /// <summary>Starts an execution. Asking again with the same name and input while it runs gives the same one.</summary>
    /// <param name="name">The execution's name: 1 to 80 letters, digits, hyphens and underscores.</param>
    /// <param name="input">Its input, a JSON document.</param>
    /// <param name="cancellationToken">Stops waiting; asking again is safe.</param>
    /// <returns>When it was started; null if another execution has, or had, that name.</returns>
    Task<DateTimeOffset?> StartAsync(string name, string input, CancellationToken cancellationToken);

    /// <summary>Reads an execution.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The execution; null if there is none.</returns>
    Task<ExecutionDetail?> DescribeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Reads one page of the executions that are under way, newest first.</summary>
    /// <param name="pageToken">Null for the first page.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ExecutionPage> ListRunningAsync(string? pageToken, CancellationToken cancellationToken);

    /// <summary>Reads one page of an execution's history, oldest first.</summary>
    /// <param name="name">The execution's name.</param>
    /// <param name="pageToken">Null for the first page.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The page; empty if there is no such execution.</returns>
    Task<HistoryPage> HistoryAsync(string name, string? pageToken, CancellationToken cancellationToken);

    /// <summary>Stops an execution.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="error">The error it ends with.</param>
    /// <param name="cause">Its words; null for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False if there is none, or it has ended.</returns>
    Task<bool> StopAsync(string name, string error, string? cause, CancellationToken cancellationToken);

    /// <summary>Redrives an execution that ended badly.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="clientToken">Asking again with the same one within 15 minutes redrives once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null; the service's words if it cannot be redriven.</returns>
    Task<string?> RedriveAsync(string name, string clientToken, CancellationToken cancellationToken);
}

/// <summary>All that Step Functions says of an execution.</summary>
/// <param name="Name">Its name: the run's id.</param>
/// <param name="ExecutionArn">It.</param>
/// <param name="Status">Its status.</param>
/// <param name="IsPendingRedrive">Whether it waits for its redrive to begin.</param>
/// <param name="StartTime">When it was started.</param>
/// <param name="StopTime">When it ended; null if it has not.</param>
/// <param name="RedriveCount">How often it was redriven.</param>
/// <param name="Redrive">When it was redriven last; null if it never was.</param>
/// <param name="AsOf">The service's clock when it said so.</param>
public sealed record ExecutionDetail(
    string Name,
    string ExecutionArn,
    ExecutionStatus Status,
    bool IsPendingRedrive,
    DateTimeOffset StartTime,
    DateTimeOffset? StopTime,
    int RedriveCount,
    DateTimeOffset? Redrive,
    DateTimeOffset AsOf)
{
    /// <summary>Its input, a JSON document; null if it is not told.</summary>
    public string? Input { get; init; }

    /// <summary>Its output, a JSON document; null if there is none.</summary>
    public string? Output { get; init; }

    /// <summary>The name of its error; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>The error's words; null if there are none.</summary>
    public string? Cause { get; init; }

    /// <summary>Whether it can be redriven.</summary>
    public bool IsRedrivable { get; init; }
}

/// <summary>An execution that is under way.</summary>
/// <param name="Name">Its name: the run's id.</param>
/// <param name="ExecutionArn">It.</param>
/// <param name="StartTime">When it was started.</param>
/// <param name="RedriveCount">How often it was redriven.</param>
public sealed record RunningExecution(string Name, string ExecutionArn, DateTimeOffset StartTime, int RedriveCount);

/// <summary>A page of executions.</summary>
/// <param name="Executions">Newest first.</param>
/// <param name="NextPage">Null if there is none.</param>
public sealed record ExecutionPage(IReadOnlyList<RunningExecution> Executions, string? NextPage);

/// <summary>A page of an execution's history.</summary>
/// <param name="Events">Oldest first.</param>
/// <param name="NextPage">Null if there is none.</param>
public sealed record HistoryPage(IReadOnlyList<ExecutionEvent> Events, string? NextPage);

/// <summary>One event of an execution's history, whatever its type.</summary>
/// <param name="Id">Counts from 1.</param>
/// <param name="At">When.</param>
/// <param name="Type">The service's word for it, e.g. <c>TaskStateEntered</c>.</param>
/// <param name="State">The state it is about; null if it names none.</param>
/// <param name="Error">The error's name; null if there is none.</param>
/// <param name="Cause">The error's words; null if there are none.</param>
/// <param name="Output">What the state or the execution answered, a JSON document; null if it is not told.</param>
public sealed record ExecutionEvent(
    long Id, DateTimeOffset At, string Type, string? State, string? Error, string? Cause, string? Output)
{
    /// <summary>What went into the state, a JSON document; null if it is not told.</summary>
    public string? Input { get; init; }
}
