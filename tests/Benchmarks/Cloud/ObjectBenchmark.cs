using System.Diagnostics;
using System.Security.Cryptography;
using Benchmarks.Reports;
using LocalCloud.Services.Tests.Wire;

namespace Benchmarks.Cloud;

/// <summary>A large object, put and got, against the slower of the disk and of MD5 with SHA-256 in the same run.</summary>
internal static class ObjectBenchmark
{
    private const int Block = 1024 * 1024;

    /// <summary>Runs it.</summary>
    public static async Task<IReadOnlyList<Figure>> RunAsync(Uri endpoint, string directory, int blocks)
    {
        var block = new byte[Block];
        new Random(1).NextBytes(block);
        var disk = Rate(blocks, () => WriteFile(Path.Combine(directory, "disk.bench.tmp"), block, blocks));
        var hash = "";
        var hashes = Rate(blocks, () => hash = Hash(block, blocks));
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        using (var bucket = TestSigner.Request(HttpMethod.Put, new Uri(endpoint, "/bench"), "s3"))
        using (var made = await http.SendAsync(bucket))
        {
            made.EnsureSuccessStatusCode();
        }

        var watch = Stopwatch.StartNew();
        using (var request = new HttpRequestMessage(HttpMethod.Put, new Uri(endpoint, "/bench/big")))
        {
            TestSigner.Sign(request, "s3", [], payloadHash: hash);
            request.Content = new Repeated(block, blocks);
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }

        var put = blocks / watch.Elapsed.TotalSeconds;
        watch.Restart();
        var total = await ReadAsync(http, new Uri(endpoint, "/bench/big"));
        var got = blocks / watch.Elapsed.TotalSeconds;
        if (total != (long)blocks * Block)
        {
            throw new InvalidOperationException($"{total} bytes came back of {(long)blocks * Block}.");
        }

        var slower = Math.Min(disk, hashes);
        var peer = disk < hashes ? "the disk alone" : "MD5 and SHA-256 alone";
        Figure Of(string way, double rate) => new($"local S3: an object of {blocks} MiB, {way}", rate, "MiB/s")
        {
            Peer = peer,
            PeerValue = slower,
            RatioBound = Bound.AtLeast(0.5),
        };
        return [Of("put", put), Of("got", got)];
    }

    private static async Task<long> ReadAsync(HttpClient http, Uri uri)
    {
        using var request = TestSigner.Request(HttpMethod.Get, uri, "s3");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[Block];
        long total = 0;
        int read;
        while ((read = await body.ReadAsync(buffer)) > 0)
        {
            total += read;
        }

        return total;
    }

    private static double Rate(int blocks, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return blocks / watch.Elapsed.TotalSeconds;
    }

    private static void WriteFile(string path, byte[] block, int blocks)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Block, FileOptions.DeleteOnClose);
        for (var i = 0; i < blocks; i++)
        {
            file.Write(block);
        }

        file.Flush(flushToDisk: true);
    }

    private static string Hash(byte[] block, int blocks)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < blocks; i++)
        {
            md5.AppendData(block);
            sha.AppendData(block);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
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
