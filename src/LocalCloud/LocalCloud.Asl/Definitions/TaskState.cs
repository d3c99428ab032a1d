using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Definitions;

/// <summary>Has work done outside.</summary>
internal sealed class TaskState(string name, TaskResource resource) : State(name, StateType.Task)
{
    /// <summary>What is called.</summary>
    public TaskResource Resource { get; } = resource;

    /// <summary>Seconds until States.Timeout.</summary>
    public SecondsField? Timeout { get; init; }

    /// <summary>Seconds between heartbeats.</summary>
    public SecondsField? Heartbeat { get; init; }

    /// <summary>The role to work as.</summary>
    public Expression? Credentials { get; init; }
}
