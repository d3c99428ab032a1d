using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Definitions;

/// <summary>Ends its flow with an error.</summary>
internal sealed class FailState(string name) : State(name, StateType.Fail)
{
    /// <summary>The error, where given.</summary>
    public TextField? Error { get; init; }

    /// <summary>The cause, where given.</summary>
    public TextField? Cause { get; init; }
}
