using System.Text;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.S3.Requests;

/// <summary>A request to S3, its bucket and key found in path or host.</summary>
internal sealed record S3Request
{
    private const int LongestKey = 1024;

    public required HttpContext Http { get; init; }

    public required Caller Caller { get; init; }

    public required RequestTarget Target { get; init; }

    /// <summary>Empty for calls on the account.</summary>
    public required string Bucket { get; init; }

    /// <summary>Empty for calls on the bucket.</summary>
    public required string Key { get; init; }

    public string BucketArn => $"arn:aws:s3:::{Bucket}";

    public string ObjectArn => $"arn:aws:s3:::{Bucket}/{Key}";

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Reads path-style and virtual-host-style requests.</summary>
    /// <exception cref="AwsException">InvalidBucketName, KeyTooLongError, InvalidURI.</exception>
    public static S3Request Of(HttpContext http, Caller caller, IReadOnlyList<string> hostNames)
    {
        var target = RequestTarget.Of(http);
        var path = target.Path[1..];
        var bucket = VirtualHost(http.Request.Host.Host, hostNames);
        if (bucket is null)
        {
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            bucket = RequestTarget.Decode(slash < 0 ? path : path[..slash], plusIsSpace: false);
            path = slash < 0 ? "" : path[(slash + 1)..];
        }

        var key = RequestTarget.Decode(path, plusIsSpace: false);
        if (Encoding.UTF8.GetByteCount(key) > LongestKey)
        {
            throw new AwsException("KeyTooLongError", 400, "Your key is too long");
        }

        if (key.Contains('\0', StringComparison.Ordinal))
        {
            throw S3Errors.InvalidArgument("key", "", "Object keys must not hold the character NUL.");
        }

        return bucket.Length == 0 || BucketName.IsValid(bucket)
            ? new S3Request { Http = http, Caller = caller, Target = target, Bucket = bucket, Key = key }
            : throw BucketName.Invalid(bucket);
    }

    /// <summary>Whether the query has the parameter, with or without a value.</summary>
    public bool Asks(string parameter) => Target.Parameter(parameter) is not null;

    /// <summary>A request header; null if absent.</summary>
    public string? Header(string name) => Http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    // bucket.s3.localhost and bucket.localhost; a bucket's own name may have dots.
    private static string? VirtualHost(string host, IReadOnlyList<string> hostNames)
    {
        foreach (var name in hostNames.Append("localhost"))
        {
            if (!host.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var bucket = host[..^(name.Length + 1)];
            return bucket == "s3" ? null : bucket.EndsWith(".s3", StringComparison.Ordinal) ? bucket[..^3] : bucket;
        }

        return null;
    }
}
