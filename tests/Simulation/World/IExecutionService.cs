using ProtectedJobs.Core.Ports;

namespace Simulation.World;

/// <summary>Step Functions, as the truth.</summary>
public interface IExecutionService
{
    /// <summary>DescribeExecution; null if there is none.</summary>
    ExecutionView? Describe(string executionArn);

    /// <summary>ListExecutions: those that ended badly after a time.</summary>
    IReadOnlyList<EndedExecution> ListEnded(DateTimeOffset since);

    /// <summary>SendTaskHeartbeat; false if nothing waits for the token.</summary>
    bool Heartbeat(string taskToken);

    /// <summary>SendTaskSuccess; false if nothing waits for the token.</summary>
    bool Succeed(string taskToken, string output);
}
