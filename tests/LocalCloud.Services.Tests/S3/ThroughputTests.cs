using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using LocalCloud.Services.Tests.Wire;
using Testing;

namespace LocalCloud.Services.Tests.S3;

public sealed class ThroughputTests(ITestOutputHelper output)
{
    private const int Block = 1024 * 1024;

    [Fact]
    [Trait("Size", "Long")]
    public async Task Object_OfAGibibyte_MovesAtHalfTheSpeedOfDiskOrHashes()
    {
        var token = TestContext.Current.CancellationToken;
        var blocks = Effort.Of(256, 1024);
        var block = new byte[Block];
        new Random(1).NextBytes(block);
        await using var s3 = await TestObjects.OpenAsync();
        await s3.Objects.CreateBucketAsync("bucket", token);

        var disk = Measure(blocks, () =>
        {
            using var file = new FileStream(Path.Combine(s3.Directory, "disk.cloud.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, Block, FileOptions.DeleteOnClose);
            for (var i = 0; i < blocks; i++)
            {
                file.Write(block);
            }

            file.Flush(flushToDisk: true);
        });
        var hash = "";
        var hashes = Measure(blocks, () =>
        {
            using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (var i = 0; i < blocks; i++)
            {
                md5.AppendData(block);
                sha.AppendData(block);
            }

            hash = Convert.ToHexStringLower(sha.GetHashAndReset());
        });

        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(s3.Door.Endpoint, "/bucket/big"));
        TestSigner.Sign(request, "s3", [], payloadHash: hash);
        request.Content = new Repeated(block, blocks);
        var before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        using (var response = await s3.Door.Client.SendAsync(request, token))
        {
            response.EnsureSuccessStatusCode();
        }

        var put = blocks / watch.Elapsed.TotalSeconds;
        var allocated = GC.GetTotalAllocatedBytes() - before;
        using var get = TestSigner.Request(HttpMethod.Get, new Uri(s3.Door.Endpoint, "/bucket/big"), "s3");
        watch.Restart();
        using var got = await s3.Door.Client.SendAsync(get, HttpCompletionOption.ResponseHeadersRead, token);
        await using var body = await got.Content.ReadAsStreamAsync(token);
        var buffer = new byte[Block];
        long read, total = 0;
        while ((read = await body.ReadAsync(buffer, token)) > 0)
        {
            total += read;
        }

        var taken = blocks / watch.Elapsed.TotalSeconds;
        var floor = Math.Min(disk, hashes) / 2;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"MiB/s: disk {disk:0}, MD5+SHA-256 {hashes:0}, put {put:0}, get {taken:0}; allocated while putting: {allocated / Block} MiB"));
        Assert.Equal((long)blocks * Block, total);
        Assert.True(put >= floor && taken >= floor, $"put {put:0} and get {taken:0} MiB/s, wanted {floor:0}");
        Assert.InRange(allocated, 0, 128L * Block);
    }

    private static double Measure(int blocks, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return blocks / watch.Elapsed.TotalSeconds;
    }

    /// <summary>A body of one block, many times.</summary>
    private sealed class Repeated(byte[] block, int count) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            for (var i = 0; i < count; i++)
            {
                await stream.WriteAsync(block);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = (long)block.Length * count;
            return true;
        }
    }
}
