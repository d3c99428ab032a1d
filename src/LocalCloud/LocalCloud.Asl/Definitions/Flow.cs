namespace LocalCloud.Asl.Definitions;

/// <summary>States that lead to each other: a machine's own, a branch's, a Map's.</summary>
/// <param name="start">The state it starts at.</param>
/// <param name="states">Its states, in the order they were written.</param>
internal sealed class Flow(State start, IReadOnlyList<State> states)
{
    /// <summary>The state it starts at.</summary>
    public State Start { get; } = start;

    /// <summary>Its states.</summary>
    public IReadOnlyList<State> States { get; } = states;
}
