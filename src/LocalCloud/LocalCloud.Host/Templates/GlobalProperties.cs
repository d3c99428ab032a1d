using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>SAM's Globals: what every resource of a kind has unless it says otherwise.</summary>
internal static class GlobalProperties
{
    /// <summary>A resource's properties over the Globals of its type: maps are merged, lists joined, the rest replaced.</summary>
    public static JsonObject Under(JsonObject globals, string type, JsonObject properties)
    {
        var section = type switch
        {
            "AWS::Serverless::Function" => "Function",
            "AWS::Serverless::StateMachine" => "StateMachine",
            "AWS::Serverless::HttpApi" => "HttpApi",
            _ => null,
        };
        return section is not null && globals[section] is JsonObject below ? Merge(below, properties) : properties;
    }

    private static JsonObject Merge(JsonObject below, JsonObject above)
    {
        var merged = below.DeepClone().AsObject();
        foreach (var (name, value) in above)
        {
            merged[name] = (merged[name], value) switch
            {
                (JsonObject low, JsonObject high) when !IsFunction(low) && !IsFunction(high) => Merge(low, high),
                (JsonArray low, JsonArray high) => new JsonArray([.. low.Concat(high).Select(item => item?.DeepClone())]),
                _ => value?.DeepClone(),
            };
        }

        return merged;
    }

    private static bool IsFunction(JsonObject node) =>
        node.Count == 1 && (node.First().Key == "Ref" || node.First().Key.StartsWith("Fn::", StringComparison.Ordinal));
}
