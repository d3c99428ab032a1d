using LocalCloud.Services.S3.Checksums;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.S3.Storage;

namespace LocalCloud.Services.S3;

/// <summary>Who changes which object, how, and on which conditions.</summary>
internal sealed record ObjectWrite
{
    public required string Bucket { get; init; }

    public required string Key { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public Preconditions Conditions { get; init; } = new(null, null, null, null);

    /// <summary><c>PutObject</c>, <c>CopyObject</c>, <c>CompleteMultipartUpload</c>, <c>DeleteObject</c>: told in the event.</summary>
    public required string Reason { get; init; }

    public required string RequestId { get; init; }

    public required string Requester { get; init; }

    public string SourceAddress { get; init; } = "127.0.0.1";

    public static ObjectWrite Of(S3Request request, string reason, IReadOnlyDictionary<string, string>? headers = null) => new()
    {
        Bucket = request.Bucket,
        Key = request.Key,
        Headers = headers ?? new Dictionary<string, string>(),
        Conditions = Preconditions.Of(request.Http.Request.Headers),
        Reason = reason,
        RequestId = request.Caller.RequestId,
        Requester = request.Caller.AccountId,
        SourceAddress = request.Http.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1",
    };

    public StoredObject Of(IReadOnlyList<Segment> segments, long size, string etag, Checksum? checksum, DateTimeOffset now) => new()
    {
        Bucket = Bucket,
        Key = Key,
        Size = size,
        ETag = etag,
        ModifiedAt = now,
        Segments = segments,
        Headers = Headers,
        Checksum = checksum,
    };
}
