namespace LocalCloud.Services.Contracts;

/// <summary>Where ids come from, so that a run can be replayed from a seed.</summary>
public interface IIdSource
{
    /// <summary>A version 4 UUID in lower-case, hyphenated form.</summary>
    string NewUuid();

    /// <summary>So many lower-case hexadecimal digits.</summary>
    string NewHex(int digits);
}

/// <summary>Ids from a random source; safe for concurrent callers.</summary>
public sealed class RandomIds(Random random) : IIdSource
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public string NewUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <inheritdoc/>
    public string NewHex(int digits)
    {
        Span<byte> bytes = stackalloc byte[(digits + 1) / 2];
        Fill(bytes);
        return Convert.ToHexStringLower(bytes)[..digits];
    }

    private void Fill(Span<byte> bytes)
    {
        lock (_gate)
        {
            random.NextBytes(bytes);
        }
    }
}
