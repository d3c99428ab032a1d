using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Management;

/// <summary>Which of Durable Functions' words fits a run.</summary>
/// <remarks>
/// | execution | and | is |
/// | --- | --- | --- |
/// | RUNNING | it has not begun, waits for its membership's turn or for its redrive | Pending |
/// | RUNNING | else | Running |
/// | SUCCEEDED | | Completed |
/// | FAILED | its job was cancelled, and not by us | Canceled |
/// | FAILED, TIMED_OUT | else | Failed |
/// | ABORTED | | Terminated |
/// </remarks>
public static class RuntimeStatuses
{
    /// <summary>The status of an execution.</summary>
    /// <param name="status">What Step Functions says of it.</param>
    /// <param name="hasBegun">For one that is under way: whether it has had its turn.</param>
    /// <param name="outcome">How the attempt ended; null if it has not, or nobody wrote it down.</param>
    public static RuntimeStatus Of(ExecutionStatus status, bool hasBegun, RunStatus? outcome) => status switch
    {
        ExecutionStatus.Running => hasBegun ? RuntimeStatus.Running : RuntimeStatus.Pending,
        ExecutionStatus.Succeeded => RuntimeStatus.Completed,
        ExecutionStatus.Failed when outcome == RunStatus.Cancelled => RuntimeStatus.Canceled,
        ExecutionStatus.Failed or ExecutionStatus.TimedOut => RuntimeStatus.Failed,
        ExecutionStatus.Aborted => RuntimeStatus.Terminated,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    /// <summary>The status of a run whose execution is not under way, by its summary alone.</summary>
    /// <param name="summary">The summary.</param>
    /// <returns>The status; Running while the end is being found out.</returns>
    public static RuntimeStatus Of(RunSummary summary) => summary switch
    {
        { Outcome: null } => RuntimeStatus.Running,
        { StoppedAs: { } stopped and not ExecutionStatus.Running } => Of(stopped, hasBegun: true, summary.Outcome),
        { Outcome: RunStatus.Succeeded } => RuntimeStatus.Completed,
        { Outcome: RunStatus.Cancelled } => RuntimeStatus.Canceled,
        _ => RuntimeStatus.Failed,
    };

    /// <summary>Whether a run with this status is over.</summary>
    /// <param name="status">The status.</param>
    public static bool IsOver(this RuntimeStatus status) =>
        status is RuntimeStatus.Completed or RuntimeStatus.Failed or RuntimeStatus.Canceled or RuntimeStatus.Terminated;
}
