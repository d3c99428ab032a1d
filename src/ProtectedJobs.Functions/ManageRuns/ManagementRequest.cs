using System.Globalization;
using System.Text;
using Amazon.Lambda.APIGatewayEvents;

namespace ProtectedJobs.Functions.ManageRuns;

/// <summary>A request to the management API, whatever brought it.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Segments">The path below <see cref="Root"/>, decoded.</param>
/// <param name="Query">Parameters of the query; names in any case.</param>
/// <param name="Headers">Headers; names in any case.</param>
/// <param name="Body">The body as text; empty if there is none.</param>
/// <param name="BaseUrl">The URL that ends with <see cref="Root"/>, as the caller reaches it.</param>
/// <param name="Caller">The ARN of who signed the request; null if nobody did.</param>
internal sealed record ManagementRequest(
    string Method,
    IReadOnlyList<string> Segments,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    string BaseUrl,
    string? Caller)
{
    /// <summary>Where the API is, as Durable Functions has it.</summary>
    public const string Root = "/runtime/webhooks/durabletask";

    /// <summary>The most that a request waits: API Gateway gives up after 30 seconds.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    /// <summary>Reads what API Gateway passes.</summary>
    /// <param name="request">Payload format 2.0.</param>
    public static ManagementRequest Of(APIGatewayHttpApiV2ProxyRequest request)
    {
        var path = request.RawPath ?? "";
        var root = path.IndexOf(Root, StringComparison.OrdinalIgnoreCase);
        var headers = new Dictionary<string, string>(request.Headers ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
        var body = request.Body ?? "";
        return new ManagementRequest(
            request.RequestContext?.Http?.Method?.ToUpperInvariant() ?? "GET",
            root < 0 ? [] : [.. path[(root + Root.Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries)],
            new Dictionary<string, string>(request.QueryStringParameters ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase),
            headers,
            request.IsBase64Encoded ? Encoding.UTF8.GetString(Convert.FromBase64String(body)) : body,
            BaseUrlOf(headers, root < 0 ? "" : path[..root]),
            request.RequestContext?.Authorizer?.IAM?.UserARN);
    }

    /// <summary>A parameter's value; null if it is absent or empty.</summary>
    public string? Text(string name) => Query.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A parameter that is true or false.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="whenAbsent">What it is when it is not there.</param>
    /// <exception cref="BadRequestException">It is neither.</exception>
    public bool Flag(string name, bool whenAbsent) => Text(name) switch
    {
        null => whenAbsent,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw new BadRequestException(name, "true or false", text),
    };

    /// <summary>A parameter that is a time.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="BadRequestException">It is none.</exception>
    public DateTimeOffset? Time(string name) => Text(name) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        var text => throw new BadRequestException(name, "a time, e.g. 2026-05-04T10:00:00Z", text),
    };

    /// <summary>A parameter that is a number of seconds.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="BadRequestException">It is none.</exception>
    public TimeSpan? Seconds(string name) => Text(name) switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400 =>
            TimeSpan.FromSeconds(seconds),
        var text => throw new BadRequestException(name, "a number of seconds above 0", text),
    };

    // A reverse proxy, or a local cloud, that serves the API below another path says so; a stage or a mapping is in the path itself.
    private static string BaseUrlOf(Dictionary<string, string> headers, string before)
    {
        var scheme = headers.GetValueOrDefault("x-forwarded-proto", "https").Split(',')[0].Trim();
        var prefix = headers.GetValueOrDefault("x-forwarded-prefix", "").Trim().TrimEnd('/');
        return $"{(scheme == "http" ? scheme : "https")}://{headers.GetValueOrDefault("host", "localhost")}{(prefix.StartsWith('/') ? prefix : "")}{before}{Root}";
    }
}

/// <summary>The request cannot be read: 400.</summary>
/// <param name="field">Where.</param>
/// <param name="wanted">What was wanted.</param>
/// <param name="found">What was found.</param>
internal sealed class BadRequestException(string field, string wanted, string found) : Exception($"{field}: wanted {wanted}, found '{found}'");
