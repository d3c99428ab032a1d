using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Queries;

/// <summary>Arguments → the state's work → Output and Assign, each seeing the state's raw input as <c>$states.input</c>.</summary>
internal sealed class JsonataFlow : DataFlow
{
    /// <summary>What the state works on; null is its input.</summary>
    public Expression? ArgumentsTemplate { get; init; }

    /// <summary>What goes on; null is the result, or the input of a state without one.</summary>
    public Expression? Output { get; init; }

    public Expression? Assign { get; init; }

    /// <summary>Whether it is a catcher's: its result is told as <c>$states.errorOutput</c>.</summary>
    public bool IsCatch { get; init; }

    public override JsonValue Arguments(Scope raw)
    {
        var arguments = ArgumentsTemplate?.Evaluate(raw) ?? raw.Data;
        raw.Stages?.AfterArguments = arguments;
        return arguments;
    }

    public override StateOutput After(Scope raw, JsonValue result) =>
        Leave(IsCatch ? raw.WithError(result) : raw.WithResult(result), result);

    public override StateOutput Through(Scope raw, JsonValue arguments) => Leave(raw, raw.Data);

    private StateOutput Leave(Scope scope, JsonValue otherwise) =>
        new(Output?.Evaluate(scope) ?? otherwise, (JsonObject?)Assign?.Evaluate(scope));
}
