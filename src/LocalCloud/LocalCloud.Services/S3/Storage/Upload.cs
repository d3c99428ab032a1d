using LocalCloud.Services.S3.Checksums;

namespace LocalCloud.Services.S3.Storage;

/// <summary>A multipart upload that is under way.</summary>
internal sealed record Upload(
    string Id,
    string Bucket,
    string Key,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, string> Headers,
    ChecksumAlgorithm? Algorithm,
    string? ChecksumType);

/// <summary>One part of it.</summary>
internal sealed record UploadPart(int Number, Segment Segment, string ETag, Checksum? Checksum, DateTimeOffset ModifiedAt);
