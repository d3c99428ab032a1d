using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Definitions;

/// <summary>A state, read and compiled. What it does is in <c>Steps</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type.</param>
internal abstract class State(string name, StateType type)
{
    /// <summary>The name, unique within the whole machine.</summary>
    public string Name { get; } = name;

    /// <summary>The type.</summary>
    public StateType Type { get; } = type;

    /// <summary>The state after this one; null where it ends its flow, and in Choice, Succeed, Fail.</summary>
    public string? NextName { get; init; }

    /// <summary>The state after this one.</summary>
    public State? Next { get; set; }

    /// <summary>How data comes in and goes out.</summary>
    public required DataFlow Data { get; init; }

    /// <summary>The retriers in order.</summary>
    public IReadOnlyList<Retrier> Retriers { get; init; } = [];

    /// <summary>The catchers in order.</summary>
    public IReadOnlyList<Catcher> Catchers { get; init; } = [];

    /// <summary>The names that lead on from here, to be resolved, with the field each stands in.</summary>
    public virtual IEnumerable<Transition> Transitions
    {
        get
        {
            if (NextName is not null)
            {
                yield return new Transition("Next", NextName, state => Next = state);
            }

            for (var i = 0; i < Catchers.Count; i++)
            {
                var catcher = Catchers[i];
                yield return new Transition($"Catch/{i}/Next", catcher.NextName, state => catcher.Next = state);
            }
        }
    }

    /// <summary>The flows inside: branches, or a Map's processor.</summary>
    public virtual IReadOnlyList<Flow> Inner => [];
}
