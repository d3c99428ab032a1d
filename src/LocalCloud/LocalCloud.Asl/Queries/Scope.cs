using LocalCloud.Asl.Json;
using LocalCloud.Asl.Trials;

namespace LocalCloud.Asl.Queries;

/// <summary>What the expressions of a state can see.</summary>
internal abstract class Scope(JsonValue data, JsonObject variables, Random random, DateTimeOffset now)
{
    private JsonObject? _context;

    /// <summary><c>$</c>: the input, or the result where the field says so.</summary>
    public JsonValue Data { get; } = data;

    /// <summary><c>$$</c>, built when an expression first asks.</summary>
    public JsonObject Context => _context ??= BuildContext();

    /// <summary>The variables by name.</summary>
    public JsonObject Variables { get; } = variables;

    /// <summary>For States.UUID and States.MathRandom.</summary>
    public Random Random { get; } = random;

    /// <summary>The time of the turn, for JSONata's $now and $millis.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The state's result, for fields evaluated after its work.</summary>
    public JsonValue? Result { get; private init; }

    /// <summary>What a Catch caught.</summary>
    public JsonValue? ErrorOutput { get; private init; }

    /// <summary>Where the stages of a state on trial are noted; null in executions.</summary>
    public virtual TrialStages? Stages => null;

    /// <summary>The same with other data.</summary>
    public Scope With(JsonValue data) => ReferenceEquals(data, Data)
        ? this
        : new Derived(this, data) { Result = Result, ErrorOutput = ErrorOutput };

    /// <summary>The same after the state's work.</summary>
    public Scope WithResult(JsonValue result) => new Derived(this, Data) { Result = result };

    /// <summary>The same in a Catch.</summary>
    public Scope WithError(JsonValue error) => new Derived(this, Data) { ErrorOutput = error };

    private protected abstract JsonObject BuildContext();

    private sealed class Derived(Scope parent, JsonValue data) : Scope(data, parent.Variables, parent.Random, parent.Now)
    {
        public override TrialStages? Stages => parent.Stages;

        private protected override JsonObject BuildContext() => parent.Context;
    }
}
