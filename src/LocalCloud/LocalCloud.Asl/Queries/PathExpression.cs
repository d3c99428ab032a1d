using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;

namespace LocalCloud.Asl.Queries;

/// <summary>A path into the data, the context object or a variable.</summary>
internal sealed class PathExpression(JsonPath path) : Expression
{
    /// <summary>The path.</summary>
    public JsonPath Path { get; } = path;

    public override JsonValue Evaluate(Scope scope) => Path.Evaluate(RootIn(scope));

    /// <summary>The value, or null where the path leads nowhere.</summary>
    public JsonValue? TryEvaluate(Scope scope) => Path.TryEvaluate(RootIn(scope));

    private JsonValue RootIn(Scope scope) => Path.Root switch
    {
        PathRoot.Data => scope.Data,
        PathRoot.Context => scope.Context,
        _ => scope.Variables[Path.Variable!]
            ?? throw StateFault.Evaluation($"Undefined variable '${Path.Variable}'", location: null),
    };
}
