using LocalCloud.Asl.Choices;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Definitions;

/// <summary>Goes where the first rule that holds leads.</summary>
internal sealed class ChoiceState(string name, IReadOnlyList<ChoiceState.Rule> rules) : State(name, StateType.Choice)
{
    public IReadOnlyList<Rule> Rules { get; } = rules;

    /// <summary>Where no rule leads; null fails with States.NoChoiceMatched.</summary>
    public string? DefaultName { get; init; }

    public State? Default { get; private set; }

    public override IEnumerable<Transition> Transitions
    {
        get
        {
            for (var i = 0; i < Rules.Count; i++)
            {
                var rule = Rules[i];
                yield return new Transition($"Choices/{i}/Next", rule.NextName, state => rule.Next = state);
            }

            if (DefaultName is not null)
            {
                yield return new Transition("Default", DefaultName, state => Default = state);
            }
        }
    }

    /// <summary>A rule.</summary>
    public sealed class Rule(Condition condition, string nextName, DataFlow data)
    {
        public Condition Condition { get; } = condition;

        public string NextName { get; } = nextName;

        /// <summary>How the input goes out by this rule.</summary>
        public DataFlow Data { get; } = data;

        public State Next { get; set; } = null!;
    }
}
