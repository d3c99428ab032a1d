using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Faults;

/// <summary>The service and operation that a request asks for, read before its signature is proven.</summary>
/// <param name="Service">The signing name.</param>
/// <param name="Operation">The operation; null where it cannot be told.</param>
internal readonly record struct RequestName(string Service, string? Operation)
{
    /// <summary>Reads it; null where the request names no service.</summary>
    public static RequestName? Of(HttpRequest request, IReadOnlyDictionary<string, IAwsService> services)
    {
        var scope = Scope(request.Headers.Authorization.ToString(), "Credential=")
            ?? Scope(request.Query["X-Amz-Credential"].ToString(), "");
        if (scope?.Split('/') is not { Length: >= 5 } parts)
        {
            return null;
        }

        var service = parts[^2];
        var target = request.Headers["X-Amz-Target"].ToString();
        return new RequestName(service, target.Length > 0
            ? target[(target.LastIndexOf('.') + 1)..]
            : services.GetValueOrDefault(service) is INamesOperations named ? named.NameOf(request) : Guess(service, request));
    }

    private static string? Scope(string text, string before)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        if (text.Length == 0 || start < 0)
        {
            return null;
        }

        var rest = text[(start + before.Length)..];
        var end = rest.IndexOfAny([',', ' ']);
        return end < 0 ? rest : rest[..end];
    }

    private static string? Guess(string service, HttpRequest request) => service switch
    {
        "s3" => S3(request),
        "execute-api" => "Invoke",
        "lambda" when request.Path.Value?.EndsWith("/invocations", StringComparison.Ordinal) == true => "Invoke",
        _ => null,
    };

    // Path style has the bucket as the first segment; virtual-host style has it before the host.
    private static string S3(HttpRequest request)
    {
        var path = (request.Path.Value ?? "/").TrimStart('/');
        var isVirtual = request.Host.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        var isBucket = isVirtual ? path.Length == 0 : !path.TrimEnd('/').Contains('/', StringComparison.Ordinal);
        return (request.Method, isBucket) switch
        {
            ("GET", true) => path.Length == 0 && !isVirtual ? "ListBuckets" : "ListObjectsV2",
            ("PUT", true) => "CreateBucket",
            ("HEAD", true) => "HeadBucket",
            ("DELETE", true) => "DeleteBucket",
            ("POST", true) => "DeleteObjects",
            ("GET", false) => "GetObject",
            ("HEAD", false) => "HeadObject",
            ("DELETE", false) => "DeleteObject",
            ("PUT", false) => request.Query.ContainsKey("partNumber") ? "UploadPart"
                : request.Headers.ContainsKey("x-amz-copy-source") ? "CopyObject" : "PutObject",
            ("POST", false) => request.Query.ContainsKey("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload",
            _ => request.Method,
        };
    }
}
