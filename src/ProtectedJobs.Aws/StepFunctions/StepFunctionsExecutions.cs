using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Core.Ports;
using ExecutionStatus = ProtectedJobs.Core.Ports.ExecutionStatus;

namespace ProtectedJobs.Aws.StepFunctions;

/// <summary>Step Functions over the SDK.</summary>
internal sealed class StepFunctionsExecutions(IAmazonStepFunctions client) : IExecutions
{
    /// <inheritdoc/>
    public async Task<ExecutionView?> DescribeAsync(string executionArn, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.DescribeExecutionAsync(
                new DescribeExecutionRequest { ExecutionArn = executionArn }, cancellationToken);
            return new ExecutionView(
                ToStatus(executionArn, answer.Status?.Value), answer.RedriveCount ?? 0, ToMillis(answer.StartDate), answer.Input);
        }
        catch (ExecutionDoesNotExistException)
        {
            return null;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "DescribeExecution");
        }
    }

    /// <inheritdoc/>
    public async Task<bool> SendSuccessAsync(string taskToken, string output, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendTaskSuccessAsync(
                new SendTaskSuccessRequest { TaskToken = taskToken, Output = output }, cancellationToken);
            return true;
        }
        catch (Exception gone) when (gone is TaskDoesNotExistException or TaskTimedOutException or InvalidTokenException)
        {
            return false;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "SendTaskSuccess");
        }
    }

    // Execution times have milliseconds; seconds as a floating-point number on the wire have more, and wrong ones.
    private static DateTimeOffset ToMillis(DateTime? time) => time is { } known
        ? DateTimeOffset.FromUnixTimeMilliseconds(
            (long)Math.Round((known.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds, MidpointRounding.AwayFromZero))
        : throw new InvalidDataException("The service answered an execution without startDate, which it says is always there.");

    private static ExecutionStatus ToStatus(string executionArn, string? status) => status switch
    {
        "RUNNING" or "PENDING_REDRIVE" => ExecutionStatus.Running,
        "SUCCEEDED" => ExecutionStatus.Succeeded,
        "FAILED" => ExecutionStatus.Failed,
        "TIMED_OUT" => ExecutionStatus.TimedOut,
        "ABORTED" => ExecutionStatus.Aborted,
        var other => throw new InvalidDataException($"{executionArn} has status '{other}', which this version does not know."),
    };
}
