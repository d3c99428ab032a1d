using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Core.Ports;

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
                ExecutionShapes.ToStatus(executionArn, answer.Status?.Value),
                answer.RedriveCount ?? 0,
                ExecutionShapes.ToMillis(answer.StartDate),
                answer.Input);
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
}
