using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;

namespace LocalCloud.Asl.Queries;

/// <summary>An object of a payload template: members as written, and members <c>name.$</c> that are computed.</summary>
internal sealed class TemplateExpression(TemplateExpression.Member[] members) : Expression
{
    private readonly string[] _names = [.. members.Select(member => member.Name)];

    public override JsonValue Evaluate(Scope scope)
    {
        var values = new JsonValue[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            try
            {
                values[i] = members[i].Value.Evaluate(scope);
            }
            catch (PathNotFoundException)
            {
                throw NotFound(members[i].Field, ((PathExpression)members[i].Value).Path, scope);
            }
        }

        return new JsonObject(_names, values);
    }

    /// <summary>How AWS words a path of a template, ErrorPath or CausePath that leads nowhere.</summary>
    public static StateFault NotFound(string field, JsonPath path, Scope scope)
    {
        var input = path.Root switch
        {
            PathRoot.Context => scope.Context,
            PathRoot.Variable => scope.Variables,
            _ => scope.Data,
        };
        return StateFault.Runtime(
            $"The JSONPath '{path.Text}' specified for the field '{field}' could not be found in the input "
            + $"'{input.ToCompactText()}'");
    }

    /// <summary>A member.</summary>
    /// <param name="Name">Its name in the value.</param>
    /// <param name="Field">Its name as written, <c>.$</c> included.</param>
    /// <param name="Value">Its value.</param>
    public readonly record struct Member(string Name, string Field, Expression Value);
}
