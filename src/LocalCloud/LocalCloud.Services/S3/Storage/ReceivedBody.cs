using LocalCloud.Services.S3.Checksums;

namespace LocalCloud.Services.S3.Storage;

/// <summary>Bytes that are on disk, and that no row speaks of yet.</summary>
internal sealed record ReceivedBody(Segment Segment, string Md5Hex, Checksum? Checksum);
