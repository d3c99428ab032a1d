using System.Text.Json;

namespace LocalCloud.Services.Iam.Policies;

/// <summary>Reads policy documents.</summary>
internal static class PolicyReader
{
    /// <summary>The statements of a document.</summary>
    /// <exception cref="FormatException">What is wrong with it.</exception>
    public static IReadOnlyList<PolicyStatement> Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("Statement", out var statements)
                ? [.. Each(statements).Select(Statement)]
                : throw new FormatException("it has no Statement");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"it is not JSON as policies are written: {e.Message}");
        }
    }

    private static PolicyStatement Statement(JsonElement statement)
    {
        var (actions, actionsExcluded) = Patterns(statement, "Action") ?? throw new FormatException("a statement has no Action");
        var (resources, resourcesExcluded) = Patterns(statement, "Resource") ?? throw new FormatException("a statement has no Resource");
        return new PolicyStatement
        {
            IsAllow = (statement.TryGetProperty("Effect", out var effect) ? effect.GetString() : "nothing") switch
            {
                "Allow" => true,
                "Deny" => false,
                var other => throw new FormatException($"{other} is no Effect"),
            },
            Actions = actions,
            ActionsExcluded = actionsExcluded,
            Resources = resources,
            ResourcesExcluded = resourcesExcluded,
            Conditions = statement.TryGetProperty("Condition", out var block) ? [.. Conditions(block)] : [],
        };
    }

    private static (IReadOnlyList<WildcardPattern> Patterns, bool Excluded)? Patterns(JsonElement statement, string member) =>
        statement.TryGetProperty(member, out var named) ? (Texts(named), false)
        : statement.TryGetProperty($"Not{member}", out var excluded) ? (Texts(excluded), true)
        : null;

    private static List<WildcardPattern> Texts(JsonElement value) => [.. Each(value).Select(v => new WildcardPattern(v.GetString()!))];

    private static IEnumerable<PolicyCondition> Conditions(JsonElement block) =>
        from operation in block.EnumerateObject()
        from key in operation.Value.EnumerateObject()
        select PolicyCondition.Of(operation.Name, key.Name, [.. Each(key.Value).Select(v => v.ValueKind == JsonValueKind.String ? v.GetString()! : v.GetRawText())])
            ?? throw new FormatException($"{operation.Name} is no condition operator that the local cloud knows");

    // What may be many may be written as one.
    private static List<JsonElement> Each(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
}
