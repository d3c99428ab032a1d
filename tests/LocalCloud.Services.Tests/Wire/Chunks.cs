using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LocalCloud.Services.Tests.Wire;

/// <summary>Wraps a body as <c>aws-chunked</c>, 64 KiB a chunk.</summary>
internal static class Chunks
{
    private const int Size = 64 * 1024;

    public static byte[] Wrap(HttpRequestMessage request, byte[] content, bool signed, bool trailer)
    {
        var authorization = request.Headers.GetValues("Authorization").Single();
        var previous = authorization[(authorization.LastIndexOf('=') + 1)..];
        var time = request.Headers.GetValues("x-amz-date").Single();
        var prefix = $"{time}\n{time[..8]}/us-east-1/s3/aws4_request\n";
        var key = TestSigner.Key("local", time[..8], "s3");
        using var wrapped = new MemoryStream();
        for (var at = 0; ; at += Size)
        {
            var chunk = content.AsSpan(Math.Min(at, content.Length), Math.Min(Size, Math.Max(0, content.Length - at)));
            var head = chunk.Length.ToString("x", CultureInfo.InvariantCulture);
            if (signed)
            {
                previous = Hex(TestSigner.Hmac(key, $"AWS4-HMAC-SHA256-PAYLOAD\n{prefix}{previous}\n{Hex(SHA256.HashData([]))}\n{Hex(SHA256.HashData(chunk))}"));
                head += $";chunk-signature={previous}";
            }

            Write(wrapped, head + "\r\n");
            if (chunk.Length == 0)
            {
                break;
            }

            wrapped.Write(chunk);
            Write(wrapped, "\r\n");
        }

        if (trailer)
        {
            Write(wrapped, "x-amz-checksum-crc32:AAAAAA==\r\n");
            if (signed)
            {
                var hash = Hex(SHA256.HashData("x-amz-checksum-crc32:AAAAAA==\n"u8));
                Write(wrapped, $"x-amz-trailer-signature:{Hex(TestSigner.Hmac(key, $"AWS4-HMAC-SHA256-TRAILER\n{prefix}{previous}\n{hash}"))}\r\n");
            }
        }

        Write(wrapped, "\r\n");
        return wrapped.ToArray();
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static void Write(MemoryStream stream, string text) => stream.Write(Encoding.ASCII.GetBytes(text));
}
