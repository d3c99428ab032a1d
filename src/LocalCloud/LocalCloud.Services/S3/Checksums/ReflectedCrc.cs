using System.Buffers.Binary;
using System.Globalization;

namespace LocalCloud.Services.S3.Checksums;

/// <summary>A reflected CRC of 32 or 64 bits, eight bytes a step.</summary>
/// <param name="width">32 or 64.</param>
/// <param name="polynomial">The reflected polynomial.</param>
internal sealed class ReflectedCrc(int width, ulong polynomial)
{
    private readonly ulong[][] _tables = Tables(polynomial);
    private readonly ulong _ones = width == 64 ? ulong.MaxValue : (1UL << width) - 1;

    public static ReflectedCrc Crc32 { get; } = new(32, 0xEDB88320);

    public static ReflectedCrc Crc32C { get; } = new(32, 0x82F63B78);

    public static ReflectedCrc Crc64Nvme { get; } = new(64, 0x9A6C9329AC4BC9B5);

    /// <summary>Bytes of a value.</summary>
    public int Length => width / 8;

    /// <summary>Goes on from the CRC of what came before; 0 for nothing.</summary>
    public ulong Append(ulong crc, ReadOnlySpan<byte> bytes)
    {
        var t = _tables;
        crc ^= _ones;
        while (bytes.Length >= 8)
        {
            var x = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            crc = t[7][x & 255] ^ t[6][(x >> 8) & 255] ^ t[5][(x >> 16) & 255] ^ t[4][(x >> 24) & 255]
                ^ t[3][(x >> 32) & 255] ^ t[2][(x >> 40) & 255] ^ t[1][(x >> 48) & 255] ^ t[0][x >> 56];
            bytes = bytes[8..];
        }

        foreach (var b in bytes)
        {
            crc = t[0][(crc ^ b) & 255] ^ (crc >> 8);
        }

        return crc ^ _ones;
    }

    /// <summary>The CRC of two pieces together, from the CRC of each and the length of the second.</summary>
    public ulong Combine(ulong first, ulong second, long secondLength)
    {
        // One zero bit as a matrix; squared, it is two, four, eight… zero bits.
        var matrix = new ulong[width];
        matrix[0] = polynomial;
        for (var i = 1; i < width; i++)
        {
            matrix[i] = 1UL << (i - 1);
        }

        for (var bits = (UInt128)secondLength * 8; bits != 0; bits >>= 1)
        {
            if ((bits & 1) != 0)
            {
                first = Times(matrix, first);
            }

            var squared = new ulong[width];
            for (var i = 0; i < width; i++)
            {
                squared[i] = Times(matrix, matrix[i]);
            }

            matrix = squared;
        }

        return first ^ second;
    }

    /// <summary>Big-endian bytes, base64: how AWS writes it.</summary>
    public string Format(ulong crc)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, crc);
        return Convert.ToBase64String(bytes[(8 - Length)..]);
    }

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    public static ulong Parse(string value) =>
        ulong.Parse(Convert.ToHexString(Convert.FromBase64String(value)), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static ulong Times(ulong[] matrix, ulong vector)
    {
        var product = 0UL;
        for (var i = 0; vector != 0; i++, vector >>= 1)
        {
            if ((vector & 1) != 0)
            {
                product ^= matrix[i];
            }
        }

        return product;
    }

    private static ulong[][] Tables(ulong polynomial)
    {
        var tables = new ulong[8][];
        tables[0] = new ulong[256];
        for (var i = 0; i < 256; i++)
        {
            var crc = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ polynomial : crc >> 1;
            }

            tables[0][i] = crc;
        }

        for (var n = 1; n < 8; n++)
        {
            tables[n] = new ulong[256];
            for (var i = 0; i < 256; i++)
            {
                tables[n][i] = (tables[n - 1][i] >> 8) ^ tables[0][tables[n - 1][i] & 255];
            }
        }

        return tables;
    }
}
