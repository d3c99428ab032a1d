using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;

namespace LocalCloud.Asl.Queries;

/// <summary>InputPath → Parameters → the state's work → ResultSelector → Assign and ResultPath → OutputPath.</summary>
internal sealed class JsonPathFlow : DataFlow
{
    /// <summary>Null discards the input (<c>"InputPath": null</c>).</summary>
    public PathExpression? InputPath { get; init; } = Root;

    public Expression? Parameters { get; init; }

    public Expression? ResultSelector { get; init; }

    /// <summary>Null discards the result.</summary>
    public JsonPath? ResultPath { get; init; } = Root.Path;

    /// <summary>Null discards the output.</summary>
    public PathExpression? OutputPath { get; init; } = Root;

    public Expression? Assign { get; init; }

    /// <summary><c>$</c>.</summary>
    private static PathExpression Root { get; } = new(JsonPath.Compile("$"));

    public override JsonValue Arguments(Scope raw)
    {
        var input = Select(InputPath, raw);
        raw.Stages?.AfterInputPath = input;
        var arguments = Parameters is null ? input : Parameters.Evaluate(raw.With(input));
        raw.Stages?.AfterParameters = arguments;
        return arguments;
    }

    public override StateOutput After(Scope raw, JsonValue result)
    {
        var selected = ResultSelector is null ? result : ResultSelector.Evaluate(raw.With(result));
        raw.Stages?.AfterResultSelector = selected;
        var assigned = Assign is null ? null : (JsonObject)Assign.Evaluate(raw.With(selected));
        var merged = ResultPath switch
        {
            null => raw.Data,
            { IsRoot: true } => selected,
            var path => ReferencePath.Put(path, raw.Data, selected) ?? throw new StateFault(
                ErrorNames.ResultPathMatchFailure,
                $"Unable to apply ReferencePath {path.Text} to input {raw.Data.ToCompactText()}"),
        };
        raw.Stages?.AfterResultPath = merged;
        return new StateOutput(Select(OutputPath, raw.With(merged)), assigned);
    }

    public override StateOutput Through(Scope raw, JsonValue arguments) => new(
        Select(OutputPath, raw.With(arguments)),
        Assign is null ? null : (JsonObject)Assign.Evaluate(raw.With(arguments)));

    private static JsonValue Select(PathExpression? path, Scope scope)
    {
        if (path is null)
        {
            return JsonObject.Empty;
        }

        if (path.Path is { Root: PathRoot.Data, IsRoot: true })
        {
            return scope.Data;
        }

        try
        {
            return path.Evaluate(scope);
        }
        catch (PathNotFoundException fault)
        {
            throw StateFault.Runtime($"Invalid path '{path.Path.Text}' : {fault.Message}");
        }
    }
}
