using System.Text.Json;
using Amazon.S3.Model;
using ProtectedJobs.Core.Ports;

namespace EndToEnd.Tests;

[Collection(OneCloud.Name)]
public sealed class SuccessTests(RunCloud cloud)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WithResultsInS3_CollectsThemItsUsageAndAnnouncesOnce()
    {
        var before = await cloud.JobsAsync();
        var ended = await cloud.RunAsync("success-s3", Request.Of(Request.Succeeding));

        Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
        Assert.Equal(["StartJob", "AwaitJob", "CollectResult", "AnnounceCompletion"], await cloud.StatesAsync(ended.ExecutionArn));
        var output = JsonElement.Parse(ended.Output);
        var job = output.GetProperty("protectedJob");
        Assert.Equal("SUCCESS", job.GetProperty("status").GetString());
        Assert.Equal([job.GetProperty("id").GetString()!, .. before], await cloud.JobsAsync());
        var usage = output.GetProperty("usage");
        Assert.Equal(8 / 6.0, usage.GetProperty("crpuHours").GetDouble(), 6);
        Assert.Equal(2.67m, usage.GetProperty("estimatedCost").GetProperty("amount").GetDecimal());
        var run = output.GetProperty("run");
        Assert.Equal("success-s3", run.GetProperty("id").GetString());
        Assert.Equal("SUCCEEDED", run.GetProperty("outcome").GetString());
        Assert.Equal(ended.ExecutionArn, run.GetProperty("executionArn").GetString());
        Assert.Equal((0, 0), (run.GetProperty("attempt").GetInt32(), run.GetProperty("generation").GetInt32()));
        await AssertResultsAsync(output.GetProperty("results"));
        var told = Assert.Single(await cloud.EventsAsync("success-s3"));
        Assert.Equal("Clean Rooms Job Run Succeeded", told.GetProperty("detail-type").GetString());
        Assert.Equal("success-s3/0", told.GetProperty("detail").GetProperty("metadata").GetProperty("id").GetString());
        Assert.Equal(
            output.GetProperty("results").GetRawText(), told.GetProperty("detail").GetProperty("data").GetProperty("output").GetRawText());
    }

    [Fact]
    public async Task Run_WhoseResultsGoToAMember_TellsTheMember()
    {
        var ended = await cloud.RunAsync("success-member", Request.Of(Request.Succeeding, receiver: Request.Partner));

        Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
        var results = JsonElement.Parse(ended.Output).GetProperty("results");
        Assert.Equal("MEMBER_LIST", results.GetProperty("kind").GetString());
        Assert.Equal([Request.Partner], results.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("accountId").GetString()));
        Assert.Single(await cloud.EventsAsync("success-member"));
    }

    [Fact]
    public async Task LongDocument_WrittenInParts_IsNotSeenBefore_AndThenReadWhole()
    {
        const string Key = "manifests/long.json";
        var parts = Enumerable.Range(1, 3).Select(number => Enumerable.Repeat((byte)number, IPartedWrite.FewestBytes + number).ToArray()).ToList();
        var ledger = cloud.Ports.Ledger;
        var write = await ledger.BeginAsync(Key, Cancel);
        foreach (var number in (int[])[2, 3, 1])
        {
            await write.WriteAsync(number, parts[number - 1], Cancel);
        }

        Assert.Null(await ledger.ReadAsync(Key, Cancel));
        await write.CompleteAsync(Cancel);

        Assert.True((await ledger.ReadAsync(Key, Cancel))!.Content.Span.SequenceEqual(parts.SelectMany(part => part).ToArray()));
    }

    // The manifest is what S3 lists, object by object; the output has its totals.
    private async Task AssertResultsAsync(JsonElement results)
    {
        Assert.Equal("S3", results.GetProperty("kind").GetString());
        var place = new Uri(results.GetProperty("location").GetString()!);
        var listed = await cloud.S3.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = place.Host, Prefix = place.AbsolutePath[1..] }, Cancel);
        var pointer = results.GetProperty("manifest");
        using var manifest = await cloud.S3.GetObjectAsync(
            pointer.GetProperty("bucket").GetString(), pointer.GetProperty("key").GetString(), Cancel);
        using var document = await JsonDocument.ParseAsync(manifest.ResponseStream, cancellationToken: Cancel);
        var objects = document.RootElement.GetProperty("outputs").EnumerateArray().SelectMany(o => o.GetProperty("objects").EnumerateArray()).ToList();

        Assert.Equal(
            listed.S3Objects.Where(o => !o.Key.EndsWith("_SUCCESS", StringComparison.Ordinal)).Select(o => (o.Key, o.Size, o.ETag.Trim('"'))),
            objects.Select(o => ((string, long?, string))(
                o.GetProperty("key").GetString()!, o.GetProperty("bytes").GetInt64(), o.GetProperty("eTag").GetString()!)));
        Assert.Equal(
            [("detail", 2, true), ("summary", 1, true)],
            results.GetProperty("outputs").EnumerateArray().Select(o => (
                o.GetProperty("name").GetString()!, o.GetProperty("objects").GetInt32(), o.GetProperty("successMarker").GetBoolean())));
        Assert.Equal(objects.Sum(o => o.GetProperty("bytes").GetInt64()), results.GetProperty("totalBytes").GetInt64());
    }
}
