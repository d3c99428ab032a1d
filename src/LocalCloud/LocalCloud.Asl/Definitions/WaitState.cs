using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Definitions;

/// <summary>Waits for a time. One of the two is given.</summary>
internal sealed class WaitState(string name) : State(name, StateType.Wait)
{
    /// <summary>Seconds to wait.</summary>
    public SecondsField? Seconds { get; init; }

    /// <summary>When to go on.</summary>
    public TimestampField? Timestamp { get; init; }
}
