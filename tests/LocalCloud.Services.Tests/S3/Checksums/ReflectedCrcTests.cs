using FsCheck;
using FsCheck.Fluent;
using LocalCloud.Services.S3.Checksums;

namespace LocalCloud.Services.Tests.S3.Checksums;

public sealed class ReflectedCrcTests
{
    public static TheoryData<string, ulong> CheckValues() => new()
    {
        // The catalogue's check value: of the ASCII digits 1 to 9.
        { "CRC32", 0xCBF43926 },
        { "CRC32C", 0xE3069283 },
        { "CRC64NVME", 0xAE8B14860A799888 },
    };

    [Theory]
    [MemberData(nameof(CheckValues))]
    public void Append_CheckString_IsTheCataloguesValue(string name, ulong expected)
    {
        var crc = ChecksumAlgorithm.Find(name)!.Crc!;
        Assert.Equal(expected, crc.Append(0, "123456789"u8));
        Assert.Equal(expected, ReflectedCrc.Parse(crc.Format(expected)));
    }

    [Theory]
    [MemberData(nameof(CheckValues))]
    public void Combine_AnyTwoPieces_IsTheWhole(string name, ulong checkValue)
    {
        Assert.NotEqual(0UL, checkValue);
        var crc = ChecksumAlgorithm.Find(name)!.Crc!;
        Check.QuickThrowOnFailure(Prop.ForAll<byte[], byte[]>((a, b) =>
            crc.Combine(crc.Append(0, a), crc.Append(0, b), b.Length) == crc.Append(0, [.. a, .. b])
            && crc.Append(crc.Append(0, a), b) == crc.Append(0, [.. a, .. b])));
    }
}
