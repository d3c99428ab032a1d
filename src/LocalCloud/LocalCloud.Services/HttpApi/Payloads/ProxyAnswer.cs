using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.HttpApi.Payloads;

/// <summary>What a function's answer says: an object with a statusCode is the response, anything else is a JSON body with 200.</summary>
internal sealed class ProxyAnswer
{
    // Of the connection, not of the answer.
    private static readonly string[] s_ownHeaders = ["connection", "content-length", "transfer-encoding", "keep-alive", "upgrade", "trailer"];

    private readonly List<KeyValuePair<string, string>> _headers = [];

    private ProxyAnswer()
    {
    }

    public int Status { get; private init; } = 200;

    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>Reads an answer.</summary>
    /// <returns>False if it is no response: a status that is none, headers that are no object, Base64 that is none.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out ProxyAnswer? answer)
    {
        answer = null;
        try
        {
            using var document = JsonDocument.Parse(payload.IsEmpty ? "null"u8.ToArray() : payload);
            answer = document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("statusCode", out var status)
                ? Structured(root, status)
                : Inferred(document.RootElement);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            // Told by the result.
        }

        return answer is not null;
    }

    /// <summary>Sends it.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        foreach (var (name, value) in _headers)
        {
            if (name.Equals("set-cookie", StringComparison.OrdinalIgnoreCase))
            {
                response.Headers.Append(name, value);
            }
            else
            {
                response.Headers[name] = value;
            }
        }

        if (Status is 204 or 304)
        {
            return;
        }

        response.ContentLength = Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(Body, context.RequestAborted);
        }
    }

    private static ProxyAnswer Inferred(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        var answer = new ProxyAnswer { Body = Encoding.UTF8.GetBytes(text) };
        answer._headers.Add(new("content-type", "application/json"));
        return answer;
    }

    private static ProxyAnswer? Structured(JsonElement root, JsonElement status)
    {
        if (!TryStatus(status, out var code))
        {
            return null;
        }

        var text = Member(root, "body") is { } body
            ? body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText()
            : "";
        var isBase64 = Member(root, "isBase64Encoded") is { } flag && flag.GetBoolean();
        var answer = new ProxyAnswer { Status = code, Body = isBase64 ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text) };
        if (!answer.TryAddHeaders(root))
        {
            return null;
        }

        foreach (var cookie in Member(root, "cookies") is { } cookies ? cookies.EnumerateArray() : default)
        {
            answer._headers.Add(new("Set-Cookie", OneLine(cookie.GetString()!)));
        }

        if (answer.Body.Length > 0 && !answer._headers.Exists(h => h.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase)))
        {
            answer._headers.Add(new("content-type", "text/plain;charset=UTF-8"));
        }

        return answer;
    }

    private static bool TryStatus(JsonElement status, out int code)
    {
        code = 0;
        return (status.ValueKind == JsonValueKind.Number
                ? status.TryGetInt32(out code)
                : status.ValueKind == JsonValueKind.String && int.TryParse(status.GetString(), out code))
            && code is >= 200 and <= 599;
    }

    private bool TryAddHeaders(JsonElement root)
    {
        foreach (var header in Member(root, "headers") is { } headers ? headers.EnumerateObject() : default)
        {
            if (!IsToken(header.Name))
            {
                return false;
            }

            if (!s_ownHeaders.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
            {
                _headers.Add(new(header.Name, OneLine(header.Value.ValueKind == JsonValueKind.String
                    ? header.Value.GetString()!
                    : header.Value.GetRawText())));
            }
        }

        return true;
    }

    private static JsonElement? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static bool IsToken(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    // A header value with a line break would be two headers, and one beyond ASCII is refused by the server.
    private static string OneLine(string value) => string.Concat(value.Select(c => c is < ' ' or > '~' ? ' ' : c));
}
