using LocalCloud.Services.S3.Checksums;

namespace LocalCloud.Services.S3.Storage;

/// <summary>What is known of an object, its bytes apart.</summary>
internal sealed record StoredObject
{
    public required string Bucket { get; init; }

    public required string Key { get; init; }

    public required long Size { get; init; }

    /// <summary>Without quotation marks.</summary>
    public required string ETag { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>Content headers and <c>x-amz-meta-*</c>, as they are answered.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public Checksum? Checksum { get; init; }
}
