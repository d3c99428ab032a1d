using System.Security.Cryptography;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Wire.Signing;

/// <summary>A body whose SHA-256 was signed: its end is reached only if it hashes to that.</summary>
internal sealed class HashedBody(Stream inner, string expected) : ReadOnlyBody
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _checked;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read > 0)
        {
            _hash.AppendData(buffer.Span[..read]);
        }
        else if (!_checked && buffer.Length > 0)
        {
            _checked = true;
            if (!string.Equals(Convert.ToHexString(_hash.GetHashAndReset()), expected, StringComparison.OrdinalIgnoreCase))
            {
                throw new AwsException(
                    "XAmzContentSHA256Mismatch",
                    400,
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
            }
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
