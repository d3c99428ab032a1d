namespace LocalCloud.Asl.Definitions;

/// <summary>A state machine's definition, read and checked. Immutable.</summary>
public sealed class StateMachine
{
    internal StateMachine(string startAt)
    {
        StartAt = startAt;
    }

    /// <summary>The name of the first state.</summary>
    public string StartAt { get; }
}
