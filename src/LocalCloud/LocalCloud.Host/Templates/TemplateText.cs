using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace LocalCloud.Host.Templates;

/// <summary>The text of a template, a scenario or a scene: JSON, or YAML with CloudFormation's short tags.</summary>
internal static class TemplateText
{
    private static readonly JsonDocumentOptions s_options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Parses a text whose root is an object.</summary>
    /// <exception cref="TemplateException">It is neither, or its root is something else.</exception>
    public static JsonObject Parse(string text)
    {
        try
        {
            var node = text.AsSpan().TrimStart() is ['{', ..]
                ? JsonNode.Parse(text, documentOptions: s_options)
                : YamlText.Parse(text);
            return node as JsonObject ?? throw Fault("the root must be an object");
        }
        catch (JsonException e)
        {
            throw Fault($"not JSON: {e.Message}");
        }
        catch (YamlException e)
        {
            throw Fault($"not YAML: {e.Start}: {e.Message}");
        }
        catch (ArgumentException e)
        {
            // JsonObject finds members given twice only when it is first looked into.
            throw Fault(e.Message);
        }
    }

    private static TemplateException Fault(string message) => new([new TemplateFault("$", message)]);
}
