using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LocalCloud.Host.Templates;

/// <summary>YAML as JSON nodes. <c>!Sub x</c> becomes <c>{"Fn::Sub": x}</c>, as CloudFormation reads it.</summary>
internal static class YamlText
{
    /// <summary>Parses the first document; null for an empty text.</summary>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static JsonNode? Parse(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return stream.Documents.Count == 0 ? null : Convert(stream.Documents[0].RootNode);
    }

    private static JsonNode? Convert(YamlNode node)
    {
        var value = node switch
        {
            YamlScalarNode scalar => Scalar(scalar),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
            YamlMappingNode mapping => Mapping(mapping),
            _ => throw new YamlException(node.Start, node.End, $"{node.NodeType} is not supported"),
        };
        return node.Tag.IsEmpty || !node.Tag.Value.StartsWith('!') || node.Tag.Value.Length == 1
            ? value
            : Tagged(node.Tag.Value[1..], value);
    }

    private static JsonObject Tagged(string tag, JsonNode? value) => tag switch
    {
        "Ref" or "Condition" => new JsonObject { [tag] = value },
        "GetAtt" when value is JsonValue text && text.ToString().Split('.', 2) is [var resource, var attribute] =>
            new JsonObject { ["Fn::GetAtt"] = new JsonArray(resource, attribute) },
        _ => new JsonObject { [$"Fn::{tag}"] = value },
    };

    private static JsonObject Mapping(YamlMappingNode mapping)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
            {
                throw new YamlException(key.Start, key.End, "keys must be scalars");
            }

            result[name] = Convert(value);
        }

        return result;
    }

    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not ScalarStyle.Plain || !scalar.Tag.IsEmpty)
        {
            return text;
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => Number(text) ?? JsonValue.Create(text),
        };
    }

    // 012345678901 is an account, not a number; 2012-10-17 and 1_000 are text.
    private static JsonValue? Number(string text)
    {
        if (text.TrimStart('-') is ['0', >= '0' and <= '9', ..])
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return JsonValue.Create(whole);
        }

        return char.IsAsciiDigit(text.TrimStart('-').FirstOrDefault())
            && double.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var real)
            && double.IsFinite(real)
            ? JsonValue.Create(real)
            : null;
    }
}
