using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LocalCloud.Services.HttpApi.Payloads;

/// <summary>The event that a function gets for a request: payload format 2.0.</summary>
/// <remarks>
/// Headers are lower case, several values joined by commas; cookies are apart. The path is decoded, as HTTP APIs hand it over; the query
/// is there as sent and decoded. A body that is no text, by its content type or its bytes, is Base64. Members without a value are absent.
/// </remarks>
internal static class ProxyEvent
{
    private static readonly string[] s_textTypes =
        ["application/json", "application/xml", "application/javascript", "application/graphql"];

    public static byte[] Write(HttpApiRequest request, HttpRequest http)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("version", "2.0");
            json.WriteString("routeKey", request.Match.Route.Key);
            json.WriteString("rawPath", request.Path);
            json.WriteString("rawQueryString", (http.QueryString.Value ?? "").TrimStart('?'));
            WriteCookies(json, http.Headers.Cookie);
            WriteMap(json, "headers", Headers(request, http));
            WriteMap(json, "queryStringParameters", Query(request));
            WriteMap(json, "pathParameters", request.Match.Labels);
            WriteContext(json, request, http);
            WriteBody(json, request.Body, http.ContentType);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteCookies(Utf8JsonWriter json, StringValues cookies)
    {
        if (cookies.Count == 0)
        {
            return;
        }

        json.WriteStartArray("cookies");
        foreach (var cookie in cookies.ToString().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            json.WriteStringValue(cookie);
        }

        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> map)
    {
        if (map.Count == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in map)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json, HttpApiRequest request, HttpRequest http)
    {
        json.WriteStartObject("requestContext");
        json.WriteString("accountId", request.Signer?.AccountId ?? "anonymous");
        json.WriteString("apiId", request.Api.Id);
        if (request.Signer is { } signer)
        {
            WriteSigner(json, signer);
        }

        json.WriteString("domainName", request.Domain);
        json.WriteString("domainPrefix", request.Domain.Split('.')[0]);
        json.WriteStartObject("http");
        json.WriteString("method", http.Method);
        json.WriteString("path", request.Path);
        json.WriteString("protocol", http.Protocol);
        json.WriteString("sourceIp", http.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1");
        json.WriteString("userAgent", http.Headers.UserAgent.ToString());
        json.WriteEndObject();
        json.WriteString("requestId", request.RequestId);
        json.WriteString("routeKey", request.Match.Route.Key);
        json.WriteString("stage", request.Api.Stage);
        json.WriteString("time", request.Time.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        json.WriteNumber("timeEpoch", request.Time.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    }

    private static void WriteSigner(Utf8JsonWriter json, LocalCredentials signer)
    {
        // The account's own keys have its id for a user id; a session has the role's id and its name.
        var parts = signer.PrincipalArn.Split('/');
        var user = parts is [_, var role, var session] ? $"AROA{role.ToUpperInvariant()}:{session}" : signer.AccountId;
        json.WriteStartObject("authorizer");
        json.WriteStartObject("iam");
        json.WriteString("accessKey", signer.AccessKeyId);
        json.WriteString("accountId", signer.AccountId);
        json.WriteString("callerId", user);
        json.WriteNull("cognitoIdentity");
        json.WriteNull("principalOrgId");
        json.WriteString("userArn", signer.PrincipalArn);
        json.WriteString("userId", user);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, ReadOnlyMemory<byte> body, string? contentType)
    {
        var isText = body.IsEmpty || (IsText(contentType) && Utf8.IsValid(body.Span));
        if (!body.IsEmpty)
        {
            json.WriteString("body", isText ? Encoding.UTF8.GetString(body.Span) : Convert.ToBase64String(body.Span));
        }

        json.WriteBoolean("isBase64Encoded", !isText);
    }

    private static bool IsText(string? contentType)
    {
        var type = (contentType ?? "text/plain").Split(';')[0].Trim();
        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase)
            || s_textTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
    }

    private static SortedDictionary<string, string> Headers(HttpApiRequest request, HttpRequest http)
    {
        var headers = http.Headers;
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in headers.Where(h => !h.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase)))
        {
            all[Lower(name)] = string.Join(',', values.Select(v => v ?? ""));
        }

        // As a proxy does: the function can tell its caller where it is. The path that is cut off is told in the usual header for that.
        all["x-forwarded-proto"] = http.Scheme;
        if (http.Path.Value is { } path && path.StartsWith(HttpApis.PathPrefix, StringComparison.Ordinal))
        {
            all["x-forwarded-prefix"] = $"{HttpApis.PathPrefix}{request.Api.Id}";
        }

        return all;
    }

    private static Dictionary<string, string> Query(HttpApiRequest request)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Target.Query)
        {
            all[name] = all.TryGetValue(name, out var before) ? $"{before},{value}" : value;
        }

        return all;
    }

    private static string Lower(string name) => string.Create(name.Length, name, (to, from) => from.AsSpan().ToLowerInvariant(to));
}
