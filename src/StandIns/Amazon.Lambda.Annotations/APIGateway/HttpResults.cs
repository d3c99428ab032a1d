using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>Makes answers to HTTP requests.</summary>
/// <remarks>A string body is text, bytes and streams are binary, all else is JSON, unless a content-type header says otherwise.</remarks>
public sealed class HttpResults : IHttpResult
{
    private readonly HttpStatusCode _status;
    private readonly object? _body;
    private readonly Dictionary<string, List<string>> _headers = [];

    private HttpResults(HttpStatusCode status, object? body)
    {
        _status = status;
        _body = body;
    }

    /// <summary>200.</summary>
    public static IHttpResult Ok(object? body = null) => NewResult(HttpStatusCode.OK, body);

    /// <summary>201, with a location.</summary>
    public static IHttpResult Created(string? uri = null, object? body = null)
    {
        var result = NewResult(HttpStatusCode.Created, body);
        return uri is null ? result : result.AddHeader("location", uri);
    }

    /// <summary>202.</summary>
    public static IHttpResult Accepted(object? body = null) => NewResult(HttpStatusCode.Accepted, body);

    /// <summary>400.</summary>
    public static IHttpResult BadRequest(object? body = null) => NewResult(HttpStatusCode.BadRequest, body);

    /// <summary>401.</summary>
    public static IHttpResult Unauthorized() => NewResult(HttpStatusCode.Unauthorized);

    /// <summary>403.</summary>
    public static IHttpResult Forbid(object? body = null) => NewResult(HttpStatusCode.Forbidden, body);

    /// <summary>404.</summary>
    public static IHttpResult NotFound(object? body = null) => NewResult(HttpStatusCode.NotFound, body);

    /// <summary>409.</summary>
    public static IHttpResult Conflict(object? body = null) => NewResult(HttpStatusCode.Conflict, body);

    /// <summary>500.</summary>
    public static IHttpResult InternalServerError(object? body = null) => NewResult(HttpStatusCode.InternalServerError, body);

    /// <summary>503, with seconds to wait.</summary>
    public static IHttpResult ServiceUnavailable(int? delaySeconds = null)
    {
        var result = NewResult(HttpStatusCode.ServiceUnavailable);
        return delaySeconds is > 0 and { } seconds
            ? result.AddHeader("retry-after", seconds.ToString(CultureInfo.InvariantCulture))
            : result;
    }

    /// <summary>Any other status.</summary>
    public static IHttpResult NewResult(HttpStatusCode statusCode, object? body = null) => new HttpResults(statusCode, body);

    /// <inheritdoc/>
    [SuppressMessage("Globalization", "CA1308", Justification = "HTTP/2 has header names in lower case.")]
    public IHttpResult AddHeader(string name, string value)
    {
        name = name.ToLowerInvariant();
        if (!_headers.TryGetValue(name, out var values))
        {
            _headers[name] = values = [];
        }

        values.Add(value);
        return this;
    }

    /// <inheritdoc/>
    public Stream Serialize(HttpResultSerializationOptions options)
    {
        var (body, type, binary) = Body(options);
        if (body is { Length: > 0 } && !_headers.ContainsKey("content-type"))
        {
            AddHeader("content-type", type);
        }

        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("statusCode", (int)_status);
            WriteHeaders(writer, options.Version == HttpResultSerializationOptions.ProtocolVersion.V1);
            if (body is not null)
            {
                writer.WriteString("body", body);
            }

            writer.WriteBoolean("isBase64Encoded", binary);
            writer.WriteEndObject();
        }

        stream.Position = 0;
        return stream;
    }

    private void WriteHeaders(Utf8JsonWriter writer, bool several)
    {
        writer.WriteStartObject(several ? "multiValueHeaders" : "headers");
        foreach (var (name, values) in _headers)
        {
            if (!several)
            {
                writer.WriteString(name, string.Join(",", values));
                continue;
            }

            writer.WriteStartArray(name);
            values.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Reflects only where no context is given, as the official one does.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reflects only where no context is given, as the official one does.")]
    private (string? Body, string Type, bool Binary) Body(HttpResultSerializationOptions options)
    {
        switch (_body)
        {
            case null:
                return (null, "", false);
            case string text:
                return (text, "text/plain", false);
            case byte[] bytes:
                return (Convert.ToBase64String(bytes), "application/octet-stream", true);
            case Stream stream:
                using (var copy = new MemoryStream())
                {
                    stream.CopyTo(copy);
                    return (Convert.ToBase64String(copy.ToArray()), "application/octet-stream", true);
                }

            default:
                var json = options.JsonContext is { } context
                    ? JsonSerializer.Serialize(_body, _body.GetType(), context)
                    : JsonSerializer.Serialize(_body, _body.GetType());
                return (json, "application/json", false);
        }
    }
}
