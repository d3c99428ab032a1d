using System.Globalization;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Results;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Results;

public sealed class ResultCollectorTests
{
    private static readonly ProtectedJob s_job = new()
    {
        Id = "job",
        MembershipId = CoreWorld.Membership,
        MembershipArn = $"arn:aws:cleanrooms:us-east-1:000000000000:membership/{CoreWorld.Membership}",
        CreateTime = DateTimeOffset.UnixEpoch,
        Status = JobStatus.Success,
        Result = new JobResult(new JobOutput { S3 = new S3Location(WholeManifest.Location) }),
    };

    private readonly LedgerStore _ledger = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FewObjects_AreWrittenAtOnce()
    {
        var wire = new ScriptedWire();
        var bucket = Many(10);

        var results = Assert.IsType<RunResults.S3>(await CollectAsync(bucket, wire));

        Assert.Equal(["PutObject"], wire.Calls);
        Assert.Equal(WholeManifest.Of(bucket.Objects), Written);
        Assert.Equal([new OutputSummary("scores", 10, 45, SuccessMarker: true)], results.Outputs);
        Assert.Equal((10L, 45L, new ManifestPointer("ledger", "manifests/run.json")), (results.TotalObjects, results.TotalBytes, results.Manifest));
    }

    // 150 bytes an object: two parts of 8 MiB, and some.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ManyObjects_AreWrittenInParts_ThatS3Takes(bool hasMarker)
    {
        var wire = new ScriptedWire();
        var bucket = Many(150_000, hasMarker);

        await CollectAsync(bucket, wire);

        Assert.Equal(["CreateMultipartUpload", "UploadPart", "UploadPart", "UploadPart", "CompleteMultipartUpload"], wire.Calls);
        Assert.True(WholeManifest.Of(bucket.Objects).AsSpan().SequenceEqual(Written));
    }

    [Fact]
    public async Task Writer_KilledAtAnyCall_LeavesNothingOrAll_AndTheNextWritesTheSame()
    {
        var bucket = Many(150_000);
        var whole = WholeManifest.Of(bucket.Objects);
        for (var place = 0; place < 5; place++)
        {
            _ledger.Delete(Keys.Manifest("run"));

            _ = CollectAsync(bucket, new DyingWire(place));

            Assert.Null(Written);
        }

        await CollectAsync(bucket, new DyingWire(5));
        await CollectAsync(bucket, new DyingWire(5));
        Assert.True(whole.AsSpan().SequenceEqual(Written));
    }

    [Fact]
    public async Task Results_ThatMayNotBeReadToTheirEnd_AreUnreadable_AndHaveNoManifest()
    {
        var bucket = new ListedBucket(Many(10).Objects, pageSize: 3) { RefusesFrom = 3 };

        var results = Assert.IsType<RunResults.S3>(await CollectAsync(bucket, new ScriptedWire()));

        Assert.Equal(("AccessDenied", null, 0L), (results.Unreadable, results.Manifest, results.TotalObjects));
        Assert.Null(Written);
    }

    private byte[]? Written => _ledger.Read(Keys.Manifest("run"))?.Content;

    private static ListedBucket Many(int count, bool hasMarker = true) => new(
    [
        .. hasMarker ? [new ResultObject("out/scores/_SUCCESS", 0, "m")] : Array.Empty<ResultObject>(),
        .. Enumerable.Range(0, count).Select(at => new ResultObject(
            string.Create(CultureInfo.InvariantCulture, $"out/scores/part-{at:0000000}-7d1f0f6e-2c0b-4a8f-9d55-3b1a6f2e9c11-c000.snappy.parquet"), at, $"{at:x32}")),
    ]);

    private Task<RunResults?> CollectAsync(ListedBucket bucket, IWire wire) =>
        new ResultCollector(bucket, new LedgerPort(_ledger, wire), "ledger").CollectAsync("run", s_job, Cancel);
}
