using ProtectedJobs.Core.Ports;

namespace Simulation.World;

/// <summary>Executions that a test sets up, and the tokens that wait.</summary>
public sealed class FakeExecutions : IExecutionService
{
    /// <summary>The executions by ARN.</summary>
    public Dictionary<string, ExecutionView> All { get; } = [];

    /// <summary>What <see cref="ListEnded"/> answers.</summary>
    public List<EndedExecution> Ended { get; } = [];

    /// <summary>Tokens of tasks that wait.</summary>
    public HashSet<string> Waiting { get; } = [];

    /// <summary>Tokens that were answered, in order.</summary>
    public List<string> Woken { get; } = [];

    /// <inheritdoc/>
    public ExecutionView? Describe(string executionArn) => All.GetValueOrDefault(executionArn);

    /// <inheritdoc/>
    public IReadOnlyList<EndedExecution> ListEnded(DateTimeOffset since) => Ended;

    /// <inheritdoc/>
    public bool Heartbeat(string taskToken) => Waiting.Contains(taskToken);

    /// <inheritdoc/>
    public bool Succeed(string taskToken, string output)
    {
        if (!Waiting.Remove(taskToken))
        {
            return false;
        }

        Woken.Add(taskToken);
        return true;
    }
}
