using System.Text;
using System.Text.Json;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIns;

/// <summary>The bytes of an answer as JSON. No body, as EnableRule answers, is an empty object.</summary>
internal static class JsonBody
{
    private static readonly JsonElement s_empty = Parse("{}");

    public static string ReadText(JsonUnmarshallerContext context)
    {
        using var reader = new StreamReader(context.Stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The document.</summary>
    /// <exception cref="JsonException">The text is not a JSON object.</exception>
    public static JsonElement Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return s_empty;
        }

        using var document = JsonDocument.Parse(text);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.Clone()
            : throw new JsonException($"Wanted a JSON object, found {document.RootElement.ValueKind}.");
    }

    /// <summary>The document, or an empty one where a proxy answered with something else.</summary>
    public static JsonElement TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (JsonException)
        {
            return s_empty;
        }
    }
}
