using System.Globalization;
using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>A resource of a template with its properties evaluated.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">Its type.</param>
/// <param name="Identity">Its name, Ref and attributes.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="Faults">Where faults go.</param>
internal sealed record Resource(
    string LogicalId, string Type, ResourceIdentity Identity, JsonObject Properties, TemplateFaults Faults)
{
    /// <summary>Where its properties are, for faults.</summary>
    public string Path => $"Resources.{LogicalId}.Properties";

    /// <summary>A part of it, read as if it were a resource: an event, a configuration.</summary>
    public Resource Part(JsonObject properties) => this with { Properties = properties };

    /// <summary>A scalar as text; null if absent.</summary>
    public string? Text(string name)
    {
        switch (Properties[name])
        {
            case null:
                return null;
            case JsonValue value:
                return value.ToString();
            default:
                Faults.Add($"{Path}.{name}", "must be a string");
                return null;
        }
    }

    /// <summary>A scalar that must be there.</summary>
    public string Required(string name)
    {
        var text = Text(name);
        if (text is null && Properties[name] is null)
        {
            Faults.Add($"{Path}.{name}", "is missing");
        }

        return text ?? "";
    }

    /// <summary>A whole number; null if absent.</summary>
    public int? Number(string name, int min, int max)
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number < min
            || number > max)
        {
            Faults.Add($"{Path}.{name}", $"must be a whole number from {min} to {max}, found {text}");
            return null;
        }

        return number;
    }

    /// <summary>An object; empty if absent.</summary>
    public JsonObject Object(string name)
    {
        if (Properties[name] is { } node and not JsonObject)
        {
            Faults.Add($"{Path}.{name}", $"must be an object, found {node.ToJsonString()}");
        }

        return Properties[name] as JsonObject ?? [];
    }

    /// <summary>A list; a single item counts as one; empty if absent.</summary>
    public IReadOnlyList<JsonNode> List(string name) => Properties[name] switch
    {
        null => [],
        JsonArray list => [.. list.OfType<JsonNode>()],
        { } single => [single],
    };

    /// <summary>A map of texts.</summary>
    public Dictionary<string, string> Texts(string name) =>
        Object(name).ToDictionary(p => p.Key, p => p.Value?.ToString() ?? "", StringComparer.Ordinal);
}
