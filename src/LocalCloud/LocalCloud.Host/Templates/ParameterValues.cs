using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalCloud.Host.Templates;

/// <summary>The Parameters of a template: given values, or defaults, checked.</summary>
internal static class ParameterValues
{
    /// <summary>Every parameter with its value.</summary>
    public static Dictionary<string, JsonNode> Read(TemplateSource source)
    {
        var values = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (name, node) in source.Parameters)
        {
            var path = $"Parameters.{name}";
            var declared = node as JsonObject ?? [];
            var text = source.Settings.Parameters.GetValueOrDefault(name) ?? declared["Default"]?.ToString();
            if (text is null)
            {
                source.Faults.Add(path, "has no default, and no value was given");
                text = "";
            }
            else
            {
                Check(source.Faults, path, declared, text);
            }

            values[name] = Typed(declared["Type"]?.ToString() ?? "String", text);
        }

        foreach (var name in source.Settings.Parameters.Keys.Where(n => !source.Parameters.ContainsKey(n)))
        {
            source.Faults.Add($"Parameters.{name}", "a value was given, but the template has no such parameter");
        }

        return values;
    }

    private static void Check(TemplateFaults faults, string path, JsonObject declared, string text)
    {
        if (declared["AllowedValues"] is JsonArray allowed && allowed.All(a => a?.ToString() != text))
        {
            faults.Add(path, $"must be one of {string.Join(", ", allowed.Select(a => a?.ToString()))}, found {text}");
        }

        if (declared["AllowedPattern"]?.ToString() is { } pattern
            && !Regex.IsMatch(text, $"^(?:{pattern})\\z", RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            faults.Add(path, $"must match {pattern}, found {text}");
        }

        if (declared["Type"]?.ToString() == "Number")
        {
            CheckNumber(faults, path, declared, text);
        }
    }

    private static void CheckNumber(TemplateFaults faults, string path, JsonObject declared, string text)
    {
        if (Number(text) is not { } number)
        {
            faults.Add(path, $"must be a number, found {text}");
        }
        else if (number < Number(declared["MinValue"]?.ToString()) || number > Number(declared["MaxValue"]?.ToString()))
        {
            faults.Add(path, $"must be from {declared["MinValue"] ?? "anything"} to {declared["MaxValue"] ?? "anything"}, found {text}");
        }
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonNode Typed(string type, string text) =>
        type == "CommaDelimitedList" || type.StartsWith("List<", StringComparison.Ordinal)
            ? new JsonArray([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => (JsonNode)t)])
            : JsonValue.Create(text);
}
