using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire.Signing;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.S3.Checksums;

/// <summary>The checksums that an upload says its body has.</summary>
/// <param name="Algorithm">The additional one to compute; null for none.</param>
/// <param name="Value">What it must be; null if it comes in the trailer or not at all.</param>
/// <param name="Trailer">The body that will have the trailer once it was read; null without one.</param>
/// <param name="Md5">Content-MD5; null if not sent.</param>
internal sealed record DeclaredChecksum(ChecksumAlgorithm? Algorithm, string? Value, ChunkedBody? Trailer, string? Md5)
{
    public static DeclaredChecksum None { get; } = new(null, null, null, null);

    /// <summary>Reads the headers of an upload.</summary>
    /// <param name="request">The request.</param>
    /// <param name="fallback">What to compute if the request names none.</param>
    /// <exception cref="AwsException">InvalidRequest, InvalidDigest.</exception>
    public static DeclaredChecksum Of(HttpRequest request, ChecksumAlgorithm? fallback = null)
    {
        var sent = ChecksumAlgorithm.All.Where(a => request.Headers.ContainsKey(a.Header)).ToList();
        if (sent.Count > 1)
        {
            throw S3Errors.InvalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }

        var md5 = request.Headers.ContentMD5.ToString();
        if (md5.Length > 0 && !IsMd5(md5))
        {
            throw new AwsException("InvalidDigest", 400, "The Content-MD5 you specified was invalid.");
        }

        var chunked = request.HttpContext.Features.Get<ChunkedBody>();
        if (sent is [var algorithm])
        {
            var value = request.Headers[algorithm.Header].ToString();
            return algorithm.IsValue(value)
                ? new(algorithm, value, null, NullIfEmpty(md5))
                : throw S3Errors.InvalidRequest($"Value for {algorithm.Header} header is invalid.");
        }

        var trailer = request.Headers["x-amz-trailer"].ToString();
        var trailing = ChecksumAlgorithm.All.FirstOrDefault(a => string.Equals(a.Header, trailer, StringComparison.OrdinalIgnoreCase));
        if (trailing is not null && chunked is not null)
        {
            return new(trailing, null, chunked, NullIfEmpty(md5));
        }

        var named = request.Headers["x-amz-sdk-checksum-algorithm"].ToString();
        return new(ChecksumAlgorithm.Find(named) ?? fallback, null, null, NullIfEmpty(md5));
    }

    /// <summary>Compares with what the bytes had.</summary>
    /// <exception cref="AwsException">BadDigest, MalformedTrailerError.</exception>
    public void Verify(string md5, string? value)
    {
        if (Md5 is not null && Md5 != md5)
        {
            throw new AwsException("BadDigest", 400, "The Content-MD5 you specified did not match what we received.");
        }

        var expected = Value;
        if (Trailer is not null && !Trailer.Trailers.TryGetValue(Algorithm!.Header, out expected))
        {
            throw new AwsException("MalformedTrailerError", 400, "The request contained trailing data that was not well-formed.");
        }

        if (expected is not null && expected != value)
        {
            throw new AwsException(
                "BadDigest", 400, $"The {Algorithm!.Name} you specified did not match the calculated checksum.");
        }
    }

    private static bool IsMd5(string value)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(value, bytes, out var written) && written == 16;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
