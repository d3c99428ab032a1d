using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata;
using LocalCloud.Asl.Paths;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Inspection;

/// <summary>Which states of a machine refer to which variables.</summary>
public static class VariableReferences
{
    // What holds a payload template: only names that end in .$ are computed there.
    private static readonly HashSet<string> s_templates = new(StringComparer.Ordinal)
    {
        "Parameters", "ResultSelector", "ItemSelector", "Assign", "BatchInput", "Credentials",
    };

    /// <summary>Names of variables, without the dollar, by the name of the state; states that refer to none are left out.</summary>
    /// <param name="definition">A definition without faults.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(string definition)
    {
        var references = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (JsonValue.Parse(definition) is JsonObject machine)
        {
            foreach (var state in WrittenState.Of(machine))
            {
                var names = state.Fields
                    .SelectMany(field => state.IsJsonata ? InJsonata(field.Value) : InFields(field.Key, field.Value))
                    .Distinct(StringComparer.Ordinal).ToArray();
                if (names.Length > 0)
                {
                    references[state.Name] = names;
                }
            }
        }

        return references;
    }

    private static IEnumerable<string> InJsonata(JsonValue value) => value switch
    {
        JsonString text when text.Value.StartsWith("{%", StringComparison.Ordinal) && text.Value.EndsWith("%}", StringComparison.Ordinal)
            => FreeVariables.Of(text.Value[2..^2].Trim()),
        JsonArray array => array.Items.SelectMany(InJsonata),
        JsonObject content => content.Values.SelectMany(InJsonata),
        _ => [],
    };

    private static IEnumerable<string> InFields(string name, JsonValue value) => value switch
    {
        _ when name == "Result" => [],
        _ when s_templates.Contains(name) => InTemplate(value),
        JsonString text when name == "Variable" || name.EndsWith("Path", StringComparison.Ordinal) => InExpression(text.Value),
        JsonArray array => array.Items.SelectMany(item => InFields(name, item)),
        JsonObject content => content.Members.SelectMany(member => InFields(member.Key, member.Value)),
        _ => [],
    };

    private static IEnumerable<string> InTemplate(JsonValue value) => value switch
    {
        JsonArray array => array.Items.SelectMany(InTemplate),
        JsonObject content => content.Members.SelectMany(member =>
            member.Key.EndsWith(".$", StringComparison.Ordinal) && member.Value is JsonString text
                ? InExpression(text.Value)
                : InTemplate(member.Value)),
        _ => [],
    };

    private static IEnumerable<string> InExpression(string text)
    {
        try
        {
            return InExpression(IntrinsicParser.Compile(text));
        }
        catch (PathSyntaxException)
        {
            // A path of nothing that is evaluated: StringMatchesPath and the like are told by their own reader.
            return [];
        }
    }

    private static IEnumerable<string> InExpression(Expression expression) => expression switch
    {
        PathExpression { Path.Variable: { } name } => [name],
        IntrinsicExpression call => call.Arguments.SelectMany(InExpression),
        _ => [],
    };
}
