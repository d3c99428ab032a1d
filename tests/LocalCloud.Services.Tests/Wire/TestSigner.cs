using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LocalCloud.Services.Tests.Wire;

/// <summary>Signs requests as a client does; written apart from the verifier, so that the two can disagree.</summary>
internal static class TestSigner
{
    private const string Region = "us-east-1";

    public static HttpRequestMessage Request(HttpMethod method, Uri uri, string service, byte[]? body = null, string? target = null)
    {
        var request = new HttpRequestMessage(method, uri);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (target is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.0");
            }
        }

        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        Sign(request, service, body ?? []);
        return request;
    }

    public static void Sign(
        HttpRequestMessage request,
        string service,
        byte[] body,
        string key = "local",
        string secret = "local",
        string? token = null,
        DateTimeOffset? at = null,
        string? payloadHash = null)
    {
        var time = (at ?? TimeProvider.System.GetUtcNow()).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var hash = payloadHash ?? Convert.ToHexStringLower(SHA256.HashData(body));
        request.Headers.Remove("x-amz-date");
        request.Headers.Add("x-amz-date", time);
        request.Headers.Remove("x-amz-content-sha256");
        request.Headers.Add("x-amz-content-sha256", hash);
        if (token is not null)
        {
            request.Headers.Add("x-amz-security-token", token);
        }

        var uri = request.RequestUri!;
        request.Headers.Host ??= uri.Authority;
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.Headers.Host };
        foreach (var header in request.Headers.Where(h => h.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)))
        {
            signed[header.Key.ToLowerInvariant()] = string.Join(',', header.Value);
        }

        // Uri keeps what was escaped; every service but S3 signs the path encoded once more.
        var path = service == "s3" ? uri.AbsolutePath : string.Join('/', uri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Contains('=', StringComparison.Ordinal) ? p : p + "=").Order(StringComparer.Ordinal));
        var names = string.Join(';', signed.Keys);
        var canonical = $"{request.Method}\n{path}\n{query}\n{string.Concat(signed.Select(h => $"{h.Key}:{h.Value}\n"))}\n{names}\n{hash}";
        var scope = $"{time[..8]}/{Region}/{service}/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={key}/{scope}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(Hmac(Key(secret, time[..8], service), text))}");
    }

    public static byte[] Key(string secret, string day, string service) =>
        Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), day), Region), service), "aws4_request");

    public static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
