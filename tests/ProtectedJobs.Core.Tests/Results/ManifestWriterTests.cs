using System.Globalization;
using System.Text;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Results;

namespace ProtectedJobs.Core.Tests.Results;

/// <summary>The manifest that is written as it is listed is, byte for byte, the one that is made in memory.</summary>
public sealed class ManifestWriterTests
{
    // Names that S3 and .NET order otherwise, that are no folders, that JSON escapes, and markers at any depth.
    private static readonly string[] s_names = ["a", "a-b", "a b", "a.", "b", "é\"<", "\uFFFD", "😀", "", "day=1", "_SUCCESS", "part-0", "z"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Manifest_OfAnyListing_InPagesAndPartsOfAnySize_IsTheOneMadeInMemory()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var objects = Enumerable.Range(0, random.Next(40)).Select(_ => Key(random)).Distinct().Select((key, at) => new ResultObject(key, at, $"e{at}"));
            var bucket = new ListedBucket(objects, random.Next(1, 6));

            var ledger = await WriteAsync(bucket, random.Next(1, 600));

            Assert.Equal($"{seed} {Text(WholeManifest.Of(bucket.Objects))}", $"{seed} {Text(ledger.Document)}");
        }
    }

    [Fact]
    public async Task Output_WithoutAMarker_KeepsTheFirstOfItsParts_UntilItHasEnded()
    {
        var bucket = new ListedBucket(Enumerable.Range(0, 50).Select(at => Part("a", at)));

        var ledger = await WriteAsync(bucket, 500);

        Assert.Equal(Text(WholeManifest.Of(bucket.Objects)), Text(ledger.Document));
        Assert.InRange(ledger.Numbers.Count, 5, 20);
        Assert.Equal([.. Enumerable.Range(2, ledger.Numbers.Count - 2), 1, ledger.Numbers.Count], ledger.Numbers);
    }

    [Fact]
    public async Task Output_WithAMarker_IsWrittenPartByPart()
    {
        var bucket = new ListedBucket([new ResultObject("out/a/_SUCCESS", 0, "m"), .. Enumerable.Range(0, 50).Select(at => Part("a", at))]);

        var ledger = await WriteAsync(bucket, 500);

        Assert.Equal(Text(WholeManifest.Of(bucket.Objects)), Text(ledger.Document));
        Assert.Equal(Enumerable.Range(1, ledger.Numbers.Count), ledger.Numbers);
    }

    [Fact]
    public async Task ManyOutputs_AreListedOnce()
    {
        var bucket = new ListedBucket(Enumerable.Range(0, 500).Select(at => Part($"o{at:000}", at)), pageSize: 100);

        var ledger = await WriteAsync(bucket, 1000);

        Assert.Equal(Text(WholeManifest.Of(bucket.Objects)), Text(ledger.Document));
        Assert.Equal(10, bucket.Pages);
    }

    private static async Task<PartedLedger> WriteAsync(ListedBucket bucket, int partBytes)
    {
        var ledger = new PartedLedger();
        using var writer = new ManifestWriter(new LongDocument(ledger, "manifest", partBytes));
        writer.Begin("run", "job", WholeManifest.Location);
        await foreach (var (output, found) in new ResultWalk(bucket, new ResultPlace("results", "out")).WalkAsync(Cancel))
        {
            await writer.AddAsync(output, found, Cancel);
        }

        await writer.EndAsync(Cancel);
        return ledger;
    }

    private static ResultObject Part(string output, int at) =>
        new(string.Create(CultureInfo.InvariantCulture, $"out/{output}/part-{at:000}"), at, "e");

    private static string Key(Random random)
    {
        var depth = random.Next(1, 4);
        return (random.Next(20) == 0 ? "other/" : WholeManifest.Folder) + string.Join('/', Enumerable.Range(0, depth).Select(_ => s_names[random.Next(s_names.Length)]));
    }

    private static string Text(byte[]? document) => Encoding.UTF8.GetString(document!);
}
