using System.Security.Cryptography;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Wire.Signing;

/// <summary>Proves who sent a request (Signature Version 4) and lets its body be read only as it was signed.</summary>
/// <param name="credentials">The known keys.</param>
/// <param name="options">The wall clock and the bound of JSON bodies.</param>
/// <param name="clock">
/// The cloud's clock. Answers carry its time in Date, and clients correct their own clocks by that header; so a signature
/// is good if it was made between the two clocks, give or take the tolerance.
/// </param>
internal sealed class SignatureVerifier(IAccessKeys credentials, WireOptions options, TimeProvider clock)
{
    private const string Unsigned = "UNSIGNED-PAYLOAD";

    /// <summary>Verifies, and replaces the request's body by one that is verified while it is read (S3) or already is (others).</summary>
    /// <exception cref="SignatureException">Not proven.</exception>
    public async Task<LocalCredentials> VerifyAsync(HttpContext context, SignedClaim claim, RequestTarget target)
    {
        var credential = credentials.Find(claim.AccessKeyId)
            ?? throw new SignatureException(SignatureFault.UnknownKey, claim.AccessKeyId);
        if (credential.SessionToken is not null
            && !SigningKey.Same(credential.SessionToken, claim.SessionToken ?? ""))
        {
            throw new SignatureException(SignatureFault.WrongToken, claim.AccessKeyId);
        }

        DemandTimely(claim);
        DemandHeaders(context.Request, claim);

        var key = new SigningKey(credential.SecretAccessKey, claim);
        var (hash, body) = claim.Service == "s3"
            ? ObjectBody(context, claim, key)
            : await JsonBodyAsync(context).ConfigureAwait(false);
        if (!SigningKey.Same(key.OfRequest(CanonicalRequest.Of(context.Request, target, claim, hash)), claim.Signature))
        {
            throw new SignatureException(
                SignatureFault.Mismatch,
                "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
        }

        context.Request.Body = body;
        return credential;
    }

    private void DemandTimely(SignedClaim claim)
    {
        var wall = options.WallClock.GetUtcNow();
        var cloud = clock.GetUtcNow();
        var (earliest, latest) = wall < cloud ? (wall, cloud) : (cloud, wall);
        if (claim.Expires is { } expires && claim.SignedAt + expires < earliest)
        {
            throw new SignatureException(SignatureFault.Expired, "Request has expired");
        }

        var tolerance = TimeSpan.FromMinutes(claim.Service == "s3" ? 15 : 5);
        if (claim.SignedAt > latest + tolerance || (claim.Expires is null && claim.SignedAt < earliest - tolerance))
        {
            throw new SignatureException(
                SignatureFault.Skewed,
                $"Signature expired: {claim.Timestamp} is not within {tolerance.TotalMinutes} min. of {wall:yyyyMMdd'T'HHmmss'Z'}.");
        }
    }

    private static void DemandHeaders(HttpRequest request, SignedClaim claim)
    {
        var missing = !claim.SignedHeaders.Contains("host")
            || (claim.Service == "s3" && claim.Expires is null && request.Headers.Keys.Any(name =>
                name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)
                && !claim.SignedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)));
        if (missing)
        {
            throw new SignatureException(
                SignatureFault.HeadersNotSigned, "There were headers present in the request which were not signed");
        }
    }

    private async Task<(string Hash, Stream Body)> JsonBodyAsync(HttpContext context)
    {
        var body = await BoundedBody.ReadAsync(context, options.MaxJsonBodyBytes).ConfigureAwait(false);
        return (Convert.ToHexStringLower(SHA256.HashData(body)), new MemoryStream(body, writable: false));
    }

    private static (string Hash, Stream Body) ObjectBody(HttpContext context, SignedClaim claim, SigningKey key)
    {
        var request = context.Request;
        var declared = request.Headers["x-amz-content-sha256"].ToString();
        if (declared.Length == 0)
        {
            return claim.Expires is null
                ? throw new SignatureException(
                    SignatureFault.NoPayloadHash, "Missing required header for this request: x-amz-content-sha256")
                : (Unsigned, request.Body);
        }

        if (declared == Unsigned)
        {
            return (declared, request.Body);
        }

        if (declared.StartsWith("STREAMING-", StringComparison.Ordinal))
        {
            var body = ChunkedBody.Open(request, declared, key, claim.Signature);
            context.Features.Set(body);
            return (declared, body);
        }

        return declared.Length == 64 && declared.All(char.IsAsciiHexDigit)
            ? (declared, new HashedBody(request.Body, declared))
            : throw new AwsException(
                "InvalidArgument", 400, "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, a STREAMING- form, or a valid sha256 value.");
    }
}
