using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Definitions;

/// <summary>Gives its input, or a constant, on.</summary>
internal sealed class PassState(string name) : State(name, StateType.Pass)
{
    /// <summary>The constant; null where the input is the result.</summary>
    public JsonValue? Result { get; init; }
}
