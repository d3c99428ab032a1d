using System.Runtime.CompilerServices;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Core.Ports;
using BadEnd = Amazon.StepFunctions.ExecutionStatus;

namespace ProtectedJobs.Aws.StepFunctions;

/// <summary>Step Functions over the SDK.</summary>
/// <param name="client">The client.</param>
/// <param name="stateMachineArn">The machine of the runs; empty where nobody lists its executions.</param>
internal sealed class StepFunctionsExecutions(IAmazonStepFunctions client, string stateMachineArn) : IExecutions
{
    // Lists are in the order of starts, so that an end of late may be on any page: this many are looked at.
    private const int MostPages = 3;
    private const int PageSize = 100;
    private static readonly BadEnd[] s_badEnds = [BadEnd.FAILED, BadEnd.ABORTED, BadEnd.TIMED_OUT];

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
    public async IAsyncEnumerable<EndedExecution> ListEndedAsync(
        DateTimeOffset since,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var status in stateMachineArn.Length == 0 ? [] : s_badEnds)
        {
            var request = new ListExecutionsRequest { StateMachineArn = stateMachineArn, StatusFilter = status, MaxResults = PageSize };
            for (var page = 0; page < MostPages; page++)
            {
                var answer = await ListPageAsync(request, cancellationToken);
                foreach (var execution in (answer.Executions ?? []).Where(e => e.StopDate?.ToUniversalTime() > since.UtcDateTime))
                {
                    yield return new EndedExecution(
                        execution.Name, execution.ExecutionArn, ExecutionShapes.ToMillis(execution.StartDate), execution.RedriveCount ?? 0);
                }

                request.NextToken = answer.NextToken;
                if (request.NextToken is null)
                {
                    break;
                }
            }
        }
    }

    /// <inheritdoc/>
    public async Task<bool> SendHeartbeatAsync(string taskToken, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendTaskHeartbeatAsync(new SendTaskHeartbeatRequest { TaskToken = taskToken }, cancellationToken);
            return true;
        }
        catch (Exception gone) when (gone is TaskDoesNotExistException or TaskTimedOutException or InvalidTokenException)
        {
            return false;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "SendTaskHeartbeat");
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

    private async Task<ListExecutionsResponse> ListPageAsync(ListExecutionsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ListExecutionsAsync(request, cancellationToken);
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "ListExecutions");
        }
    }
}
