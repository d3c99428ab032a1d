using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ProtectedJobs.Cli.AwsCommands.Values;

/// <summary>Reads YAML 1.2 into what JSON can hold: <c>yes</c> and <c>012</c> are a text and a number there.</summary>
internal static partial class YamlText
{
    /// <summary>Reads one document.</summary>
    /// <exception cref="JsonFault">It is not YAML.</exception>
    public static JsonNode? Parse(string text)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StringReader(text);
            stream.Load(reader);
        }
        catch (YamlException fault)
        {
            throw new JsonFault(fault.Message);
        }

        return stream.Documents.Count == 1 ? Of(stream.Documents[0].RootNode, 0) : throw new JsonFault("Wanted one document.");
    }

    private static JsonNode? Of(YamlNode node, int depth) => depth > 100 ? throw new JsonFault("Nested too deeply.") : node switch
    {
        YamlMappingNode map => Object(map, depth),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(item => Of(item, depth + 1))]),
        YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: var plain } => Plain(plain ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value ?? ""),
        _ => throw new JsonFault($"Cannot take {node.NodeType}."),
    };

    private static JsonObject Object(YamlMappingNode map, int depth)
    {
        var members = new JsonObject();
        foreach (var (key, value) in map.Children)
        {
            members[key is YamlScalarNode name ? name.Value ?? "" : throw new JsonFault("A key must be a text.")] = Of(value, depth + 1);
        }

        return members;
    }

    private static JsonNode? Plain(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
        {
            return null;
        }

        if (text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
        {
            return JsonValue.Create(text[0] is 't' or 'T');
        }

        return Integer().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? JsonValue.Create(whole)
            : Fraction().IsMatch(text) && double.TryParse(text, CultureInfo.InvariantCulture, out var fraction) && double.IsFinite(fraction)
                ? JsonNode.Parse(PythonText.OfFraction(fraction))
                : JsonValue.Create(text);
    }

    [GeneratedRegex("^[-+]?[0-9]+\\z")]
    private static partial Regex Integer();

    [GeneratedRegex("^[-+]?([0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?\\z")]
    private static partial Regex Fraction();
}
