using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Queries;

/// <summary>
/// How data comes into a state and goes out, in one of the query languages. In all methods the scope's data is the state's raw
/// input.
/// </summary>
internal abstract class DataFlow
{
    /// <summary>What the state works on.</summary>
    public abstract JsonValue Arguments(Scope raw);

    /// <summary>The output of a state that has a result, and what it assigns. A catcher's result is the error.</summary>
    public abstract StateOutput After(Scope raw, JsonValue result);

    /// <summary>The output of a state that has none: Wait, Choice, Succeed.</summary>
    public abstract StateOutput Through(Scope raw, JsonValue arguments);
}
