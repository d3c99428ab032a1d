using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Aws.StepFunctions;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using HistoryPage = ProtectedJobs.Core.Ports.HistoryPage;

namespace ProtectedJobs.Aws.Management;

/// <summary>The state machine over the SDK.</summary>
/// <param name="client">A client that <see cref="AnswerDate"/> watches.</param>
/// <param name="started">What is started: the machine's ARN, or that of a version or an alias of it.</param>
internal sealed class StateMachine(IAmazonStepFunctions client, string started) : IStateMachine
{
    private const int PageSize = 1000;
    private readonly string _executions =
        MachineArn.Unqualified(started).Replace(":stateMachine:", ":execution:", StringComparison.Ordinal);

    /// <inheritdoc/>
    public string Arn { get; } = MachineArn.Unqualified(started);

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> StartAsync(string name, string input, CancellationToken cancellationToken)
    {
        try
        {
            var request = new StartExecutionRequest { StateMachineArn = started, Name = name, Input = input };
            return ExecutionShapes.ToMillis((await client.StartExecutionAsync(request, cancellationToken)).StartDate);
        }
        catch (ExecutionAlreadyExistsException)
        {
            return null;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "StartExecution");
        }
    }

    /// <inheritdoc/>
    public async Task<ExecutionDetail?> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var request = new DescribeExecutionRequest { ExecutionArn = ArnOf(name) };
            var (answer, date) = await AnswerDate.OfAsync(() => client.DescribeExecutionAsync(request, cancellationToken));
            return ExecutionShapes.ToDetail(answer, date);
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
    public async Task<ExecutionPage> ListRunningAsync(string? pageToken, CancellationToken cancellationToken)
    {
        try
        {
            var request = new ListExecutionsRequest
            {
                StateMachineArn = Arn,
                StatusFilter = Amazon.StepFunctions.ExecutionStatus.RUNNING,
                MaxResults = PageSize,
                NextToken = pageToken,
            };
            var answer = await client.ListExecutionsAsync(request, cancellationToken);
            return new ExecutionPage(
                [.. (answer.Executions ?? []).Select(item => new RunningExecution(
                    item.Name, item.ExecutionArn, ExecutionShapes.ToMillis(item.StartDate), item.RedriveCount ?? 0))],
                answer.NextToken);
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "ListExecutions");
        }
    }

    /// <inheritdoc/>
    public async Task<HistoryPage> HistoryAsync(string name, string? pageToken, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetExecutionHistoryRequest
            {
                ExecutionArn = ArnOf(name),
                MaxResults = PageSize,
                NextToken = pageToken,
                IncludeExecutionData = true,
            };
            var answer = await client.GetExecutionHistoryAsync(request, cancellationToken);
            return new HistoryPage([.. (answer.Events ?? []).Select(ExecutionShapes.ToEvent)], answer.NextToken);
        }
        catch (ExecutionDoesNotExistException)
        {
            return new HistoryPage([], null);
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "GetExecutionHistory");
        }
    }

    /// <inheritdoc/>
    public async Task<bool> StopAsync(string name, string error, string? cause, CancellationToken cancellationToken)
    {
        try
        {
            await client.StopExecutionAsync(
                new StopExecutionRequest { ExecutionArn = ArnOf(name), Error = error, Cause = cause }, cancellationToken);
            return true;
        }
        catch (ExecutionDoesNotExistException)
        {
            return false;
        }
        catch (Exception failed) when (AwsTrouble.IsOfCall(failed, cancellationToken))
        {
            throw AwsTrouble.ToRunError(failed, "StopExecution");
        }
    }

    /// <inheritdoc/>
    public async Task<string?> RedriveAsync(string name, string clientToken, CancellationToken cancellationToken)
    {
        try
        {
            await client.RedriveExecutionAsync(
                new RedriveExecutionRequest { ExecutionArn = ArnOf(name), ClientToken = clientToken }, cancellationToken);
            return null;
        }
        catch (Exception refused) when (refused is ExecutionNotRedrivableException or ExecutionDoesNotExistException)
        {
            return refused.Message;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "RedriveExecution");
        }
    }

    private string ArnOf(string name) => $"{_executions}:{name}";
}
