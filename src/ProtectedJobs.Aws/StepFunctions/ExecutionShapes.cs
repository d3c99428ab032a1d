using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Core.Ports;
using ExecutionStatus = ProtectedJobs.Core.Ports.ExecutionStatus;

namespace ProtectedJobs.Aws.StepFunctions;

/// <summary>Executions as the SDK shapes them, and as the core does.</summary>
internal static class ExecutionShapes
{
    // Execution times have milliseconds; seconds as a floating-point number on the wire have more, and wrong ones.
    public static DateTimeOffset ToMillis(DateTime? time) => time is { } known
        ? DateTimeOffset.FromUnixTimeMilliseconds(
            (long)Math.Round((known.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds, MidpointRounding.AwayFromZero))
        : throw new InvalidDataException("The service answered an execution without startDate, which it says is always there.");

    public static ExecutionStatus ToStatus(string executionArn, string? status) => status switch
    {
        "RUNNING" or "PENDING_REDRIVE" => ExecutionStatus.Running,
        "SUCCEEDED" => ExecutionStatus.Succeeded,
        "FAILED" => ExecutionStatus.Failed,
        "TIMED_OUT" => ExecutionStatus.TimedOut,
        "ABORTED" => ExecutionStatus.Aborted,
        var other => throw new InvalidDataException($"{executionArn} has status '{other}', which this version does not know."),
    };

    public static ExecutionDetail ToDetail(DescribeExecutionResponse answer, DateTimeOffset asOf) => new(
        answer.Name,
        answer.ExecutionArn,
        ToStatus(answer.ExecutionArn, answer.Status?.Value),
        answer.Status?.Value == "PENDING_REDRIVE",
        ToMillis(answer.StartDate),
        answer.StopDate is { } stop ? ToMillis(stop) : null,
        answer.RedriveCount ?? 0,
        answer.RedriveDate is { } redrive ? ToMillis(redrive) : null,
        asOf)
    {
        Input = answer.Input,
        Output = answer.Output,
        Error = answer.Error,
        Cause = answer.Cause,
        IsRedrivable = answer.RedriveStatus == ExecutionRedriveStatus.REDRIVABLE,
    };

    public static ExecutionEvent ToEvent(HistoryEvent e) => new(
        e.Id ?? 0,
        ToMillis(e.Timestamp),
        e.Type?.Value ?? "",
        e.StateEnteredEventDetails?.Name ?? e.StateExitedEventDetails?.Name,
        e.TaskFailedEventDetails?.Error ?? e.TaskTimedOutEventDetails?.Error ?? e.TaskStartFailedEventDetails?.Error
            ?? e.TaskSubmitFailedEventDetails?.Error ?? e.LambdaFunctionFailedEventDetails?.Error ?? e.LambdaFunctionTimedOutEventDetails?.Error
            ?? e.ExecutionFailedEventDetails?.Error ?? e.ExecutionAbortedEventDetails?.Error ?? e.ExecutionTimedOutEventDetails?.Error,
        e.TaskFailedEventDetails?.Cause ?? e.TaskTimedOutEventDetails?.Cause ?? e.TaskStartFailedEventDetails?.Cause
            ?? e.TaskSubmitFailedEventDetails?.Cause ?? e.LambdaFunctionFailedEventDetails?.Cause ?? e.LambdaFunctionTimedOutEventDetails?.Cause
            ?? e.ExecutionFailedEventDetails?.Cause ?? e.ExecutionAbortedEventDetails?.Cause ?? e.ExecutionTimedOutEventDetails?.Cause,
        e.StateExitedEventDetails?.Output ?? e.TaskSucceededEventDetails?.Output ?? e.ExecutionSucceededEventDetails?.Output)
    {
        Input = e.StateEnteredEventDetails?.Input,
    };
}
