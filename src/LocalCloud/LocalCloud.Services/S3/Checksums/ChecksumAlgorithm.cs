using System.Security.Cryptography;

namespace LocalCloud.Services.S3.Checksums;

/// <summary>One of the additional checksums that S3 verifies and keeps.</summary>
internal sealed class ChecksumAlgorithm
{
    private readonly HashAlgorithmName _hash;

    private ChecksumAlgorithm(string name, ReflectedCrc? crc, HashAlgorithmName hash, int length)
    {
        Name = name;
        Crc = crc;
        _hash = hash;
        Length = length;
    }

    public static IReadOnlyList<ChecksumAlgorithm> All { get; } =
    [
        new("CRC32", ReflectedCrc.Crc32, default, 4),
        new("CRC32C", ReflectedCrc.Crc32C, default, 4),
        new("CRC64NVME", ReflectedCrc.Crc64Nvme, default, 8),
        new("SHA1", null, HashAlgorithmName.SHA1, 20),
        new("SHA256", null, HashAlgorithmName.SHA256, 32),
    ];

    /// <summary>As requests spell it.</summary>
    public string Name { get; }

    /// <summary>Bytes of a value.</summary>
    public int Length { get; }

    /// <summary>Null for a hash.</summary>
    public ReflectedCrc? Crc { get; }

    /// <summary>The header and trailer that carry a value.</summary>
    public string Header => $"x-amz-checksum-{Name.ToLowerInvariant()}";

    /// <summary>The element that carries a value in XML.</summary>
    public string Element => $"Checksum{Name}";

    /// <summary>What a multipart upload gets that does not say.</summary>
    public string DefaultType => Name == "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE";

    /// <summary>The algorithm of that name, in any case; null if there is none.</summary>
    public static ChecksumAlgorithm? Find(string name) =>
        All.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Begins a computation.</summary>
    public Running Begin() => new(this);

    /// <summary>Whether a text can be a value.</summary>
    public bool IsValue(string value)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(value, bytes, out var written) && written == Length;
    }

    /// <summary>A checksum on its way through the bytes.</summary>
    public sealed class Running : IDisposable
    {
        private readonly ReflectedCrc? _crc;
        private readonly IncrementalHash? _hash;
        private ulong _value;

        public Running(ChecksumAlgorithm algorithm)
        {
            _crc = algorithm.Crc;
            _hash = _crc is null ? IncrementalHash.CreateHash(algorithm._hash) : null;
        }

        public void Append(ReadOnlySpan<byte> bytes)
        {
            if (_crc is not null)
            {
                _value = _crc.Append(_value, bytes);
            }
            else
            {
                _hash!.AppendData(bytes);
            }
        }

        public string Finish() => _crc is not null ? _crc.Format(_value) : Convert.ToBase64String(_hash!.GetHashAndReset());

        public void Dispose() => _hash?.Dispose();
    }
}
