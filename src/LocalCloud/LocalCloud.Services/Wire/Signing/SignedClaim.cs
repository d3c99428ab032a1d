using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Wire.Signing;

/// <summary>What a request says about its own signature, before anything of it is believed.</summary>
internal sealed record SignedClaim
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    public required string AccessKeyId { get; init; }

    /// <summary><c>yyyyMMdd</c> of the scope.</summary>
    public required string Day { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    public required IReadOnlyList<string> SignedHeaders { get; init; }

    public required string Signature { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>How long a presigned URL is good for; null for a signature in the header.</summary>
    public TimeSpan? Expires { get; init; }

    public string? SessionToken { get; init; }

    public string Timestamp => SignedAt.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public string Scope => $"{Day}/{Region}/{Service}/aws4_request";

    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Reads the Authorization header or the presigned query.</summary>
    /// <returns>Null if the request is not signed at all.</returns>
    /// <exception cref="SignatureException">It is signed, but not as AWS signs.</exception>
    public static SignedClaim? Read(HttpRequest request, RequestTarget target)
    {
        if (request.Headers.Authorization.ToString() is { Length: > 0 } header)
        {
            return OfHeader(header, request);
        }

        return target.Parameter("X-Amz-Algorithm") is null && target.Parameter("X-Amz-Signature") is null
            ? null
            : OfQuery(target);
    }

    private static SignedClaim OfHeader(string header, HttpRequest request)
    {
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            throw Malformed("Unsupported Authorization Type", query: false);
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                fields[field[..equals]] = field[(equals + 1)..];
            }
        }

        // A header Date will do where x-amz-date is missing, as at AWS.
        var date = request.Headers["x-amz-date"].ToString();
        DateTimeOffset at;
        if (date.Length > 0)
        {
            at = Time(date) ?? throw Malformed($"Date must be in ISO-8601 'basic format'. Got '{date}'.", query: false);
        }
        else if (!DateTimeOffset.TryParseExact(
            request.Headers.Date.ToString(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at))
        {
            throw Malformed("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.", query: false);
        }

        return Of(
            fields.GetValueOrDefault("Credential"),
            fields.GetValueOrDefault("SignedHeaders"),
            fields.GetValueOrDefault("Signature"),
            at,
            query: false) with
        {
            SessionToken = request.Headers["x-amz-security-token"].ToString() is { Length: > 0 } token ? token : null,
        };
    }

    private static SignedClaim OfQuery(RequestTarget target)
    {
        if (target.Parameter("X-Amz-Algorithm") != Algorithm)
        {
            throw Malformed($"X-Amz-Algorithm only supports \"{Algorithm}\"", query: true);
        }

        var at = Time(target.Parameter("X-Amz-Date") ?? "")
            ?? throw Malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"", query: true);
        if (!int.TryParse(target.Parameter("X-Amz-Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 604_800)
        {
            throw Malformed("X-Amz-Expires must be a number between 0 and 604800", query: true);
        }

        return Of(
            target.Parameter("X-Amz-Credential"),
            target.Parameter("X-Amz-SignedHeaders"),
            target.Parameter("X-Amz-Signature"),
            at,
            query: true) with
        {
            Expires = TimeSpan.FromSeconds(seconds),
            SessionToken = target.Parameter("X-Amz-Security-Token"),
        };
    }

    private static SignedClaim Of(string? credential, string? headers, string? signature, DateTimeOffset at, bool query)
    {
        if (credential is null || headers is null || signature is null)
        {
            throw Malformed("The signature requires Credential, SignedHeaders and Signature.", query);
        }

        // The key id itself may hold slashes; the scope is the last four parts.
        var parts = credential.Split('/');
        if (parts.Length < 5 || parts[^1] != "aws4_request" || parts[^4].Length != 8)
        {
            throw Malformed(
                "The Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".", query);
        }

        var claim = new SignedClaim
        {
            AccessKeyId = string.Join('/', parts[..^4]),
            Day = parts[^4],
            Region = parts[^3],
            Service = parts[^2],
            SignedHeaders = headers.Split(';'),
            Signature = signature,
            SignedAt = at,
        };
        return claim.Timestamp.StartsWith(claim.Day, StringComparison.Ordinal)
            ? claim
            : throw Malformed($"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date: '{claim.Day}'.", query);
    }

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(
            text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static SignatureException Malformed(string message, bool query) =>
        new(query ? SignatureFault.MalformedQuery : SignatureFault.Malformed, message);
}
