using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;

namespace LocalCloud.Asl.Queries;

/// <summary>Reads a path that a field such as SecondsPath holds.</summary>
internal static class PathField
{
    /// <summary>The value, or AWS's words for a path that leads nowhere.</summary>
    public static JsonValue Read(Expression expression, Scope scope)
    {
        try
        {
            return expression.Evaluate(scope);
        }
        catch (PathNotFoundException fault)
        {
            throw StateFault.Runtime($"Invalid path '{Text(expression)}' : {fault.Message}");
        }
    }

    /// <summary>The path as written.</summary>
    public static string Text(Expression expression) => expression is PathExpression path ? path.Path.Text : "";
}
