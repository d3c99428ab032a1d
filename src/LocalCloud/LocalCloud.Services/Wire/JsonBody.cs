using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Wire;

/// <summary>JSON bodies in and out.</summary>
internal static class JsonBody
{
    // Somewhat below what .NET reads unless told otherwise, so that a body can be read again with something around it. No AWS
    // input is as deep: documents of customers' own are text in it.
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 56, AllowDuplicateProperties = false };

    /// <summary>The input of a call that has none.</summary>
    public static JsonElement Empty { get; } = JsonElement.Parse("{}");

    /// <summary>Reads the body as a JSON object.</summary>
    /// <exception cref="AwsException">SerializationException: no JSON object, no UTF-8, or an escape that is half a character.</exception>
    public static async Task<JsonElement> ReadAsync(HttpContext context, int limit)
    {
        return Read(await BoundedBody.ReadAsync(context, limit).ConfigureAwait(false));
    }

    /// <summary>Reads a JSON object.</summary>
    /// <exception cref="AwsException">SerializationException: no JSON object, no UTF-8, or an escape that is half a character.</exception>
    public static JsonElement Read(ReadOnlySpan<byte> body)
    {
        if (body.Length == 0)
        {
            return Empty;
        }

        try
        {
            if (Utf8.IsValid(body) && JsonElement.Parse(body, s_options) is { ValueKind: JsonValueKind.Object } input)
            {
                DemandWholeCharacters(body);
                return input;
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // Answered below.
        }

        throw new AwsException("SerializationException", 400, "The request body is not a JSON object.");
    }

    /// <summary>Writes an answer.</summary>
    public static async Task WriteAsync(HttpResponse response, JsonNode answer, string contentType)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            answer.WriteTo(writer);
        }

        response.ContentType = contentType;
        response.ContentLength = buffer.Length;
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), response.HttpContext.RequestAborted)
            .ConfigureAwait(false);
    }

    /// <summary>Finds a lone surrogate escape, which parses but throws when it is read as a string: here, once, for every handler.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public static void DemandWholeCharacters(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\\ud"u8) < 0 && body.IndexOf("\\uD"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = s_options.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                _ = reader.GetString();
            }
        }
    }
}
