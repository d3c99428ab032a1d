using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Tests.Management;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Results;

/// <summary>What is collected of each kind of result that a job may name.</summary>
public sealed class ResultKindTests
{
    private readonly LedgerStore _ledger = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_WhoReceivedTheResults_AreTold_AndNothingIsListed()
    {
        var bucket = new ListedBucket([]);

        var results = await CollectAsync(bucket, new JobResult(new JobOutput { MemberList = [new MemberAccount("111122223333")] }));

        Assert.Equal([new MemberAccount("111122223333")], Assert.IsType<RunResults.MemberList>(results).Members);
        Assert.Equal((0, 0), (bucket.Pages, _ledger.Keys.Count));
        Assert.Equal(
            """{"kind":"MEMBER_LIST","members":[{"accountId":"111122223333"}]}""", JsonSerializer.Serialize(results, CoreJson.Default.RunResults));
    }

    [Fact]
    public async Task Results_ThatNobodyNames_AreNone()
    {
        var bucket = new ListedBucket([]);

        Assert.Null(await CollectAsync(bucket, null));
        Assert.Null(await CollectAsync(bucket, new JobResult(null)));
        Assert.Null(await CollectAsync(bucket, new JobResult(new JobOutput())));
        Assert.Null(await CollectAsync(bucket, new JobResult(new JobOutput { S3 = new S3Location(null) })));
    }

    [Fact]
    public async Task Place_ThatIsNotInS3_IsToldAsUnreadable()
    {
        var results = Assert.IsType<RunResults.S3>(await CollectAsync(new ListedBucket([]), At("file:///results")));

        Assert.Equal(
            ("file:///results", null, 0L, 0L, "The location is not an s3:// address."),
            (results.Location, results.Manifest, results.TotalObjects, results.TotalBytes, results.Unreadable));
        Assert.Empty(results.Outputs);
        Assert.Empty(_ledger.Keys);
    }

    [Theory]
    [InlineData("s3://results")]
    [InlineData("s3://results/")]
    public async Task Place_ThatIsAWholeBucket_HasItsFoldersAsOutputs(string location)
    {
        var bucket = new ListedBucket([new ResultObject("a/part-0", 3, "e"), new ResultObject("b/_SUCCESS", 0, "e"), new ResultObject("b/part-0", 4, "e"), new ResultObject("loose", 5, "e")]);

        var results = Assert.IsType<RunResults.S3>(await CollectAsync(bucket, At(location)));

        Assert.Equal([new OutputSummary(".", 1, 5, false), new OutputSummary("a", 1, 3, false), new OutputSummary("b", 1, 4, true)], results.Outputs);
        Assert.Equal((3L, 12L, null), (results.TotalObjects, results.TotalBytes, results.Unreadable));
    }

    [Fact]
    public async Task Outputs_BeyondTheHundredth_AreInTheManifestAlone()
    {
        var bucket = new ListedBucket(Enumerable.Range(0, 103).Select(at => new ResultObject(string.Create(CultureInfo.InvariantCulture, $"out/o{at:000}/part-0"), 2, "e")));

        var results = Assert.IsType<RunResults.S3>(await CollectAsync(bucket, At("s3://results/out/")));

        Assert.Equal(Enumerable.Range(0, 100).Select(at => string.Create(CultureInfo.InvariantCulture, $"o{at:000}")), results.Outputs.Select(output => output.Name));
        Assert.Equal((103L, 206L), (results.TotalObjects, results.TotalBytes));
        var manifest = JsonSerializer.Deserialize(_ledger.Read(results.Manifest!.Key)!.Value.Content, CoreJson.Default.Manifest)!;
        Assert.Equal((103, 103L), (manifest.Outputs.Count, manifest.TotalObjects));
    }

    [Theory]
    [InlineData("s3://b/p/q", "b", "p/q", "p/q/")]
    [InlineData("S3://b/p//", "b", "p", "p/")]
    [InlineData("s3://b", "b", "", "")]
    [InlineData("s3://b/", "b", "", "")]
    public void Place_InS3_IsRead(string location, string bucket, string prefix, string folder)
    {
        Assert.True(ResultPlace.TryParse(location, out var place));
        Assert.Equal((bucket, prefix, folder), (place.Bucket, place.Prefix, place.Folder));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("s3:/b/p")]
    [InlineData("s3://")]
    [InlineData("s3:///p")]
    public void Place_ThatIsNone_IsRefused(string? location) => Assert.False(ResultPlace.TryParse(location, out _));

    private static JobResult At(string location) => new(new JobOutput { S3 = new S3Location(location) });

    private Task<RunResults?> CollectAsync(ListedBucket bucket, JobResult? result) =>
        new ResultCollector(bucket, new LedgerPort(_ledger, new ScriptedWire()), "ledger").CollectAsync("run", Sights.Job(JobStatus.Success) with { Result = result }, Cancel);
}
