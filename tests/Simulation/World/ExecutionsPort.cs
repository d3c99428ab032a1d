using System.Runtime.CompilerServices;
using ProtectedJobs.Core.Ports;

namespace Simulation.World;

/// <summary>Step Functions over a wire.</summary>
/// <param name="service">The service.</param>
/// <param name="wire">The wire.</param>
public sealed class ExecutionsPort(IExecutionService service, IWire wire) : IExecutions
{
    /// <inheritdoc/>
    public async Task<ExecutionView?> DescribeAsync(string executionArn, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("DescribeExecution");
        var view = service.Describe(executionArn);
        await wire.AnswerAsync("DescribeExecution");
        return view;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EndedExecution> ListEndedAsync(
        DateTimeOffset since,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await wire.RequestAsync("ListExecutions");
        var ended = service.ListEnded(since);
        await wire.AnswerAsync("ListExecutions");
        foreach (var execution in ended)
        {
            yield return execution;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> SendHeartbeatAsync(string taskToken, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("SendTaskHeartbeat");
        var done = service.Heartbeat(taskToken);
        await wire.AnswerAsync("SendTaskHeartbeat");
        return done;
    }

    /// <inheritdoc/>
    public async Task<bool> SendSuccessAsync(string taskToken, string output, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("SendTaskSuccess");
        var done = service.Succeed(taskToken, output);
        await wire.AnswerAsync("SendTaskSuccess");
        return done;
    }
}
