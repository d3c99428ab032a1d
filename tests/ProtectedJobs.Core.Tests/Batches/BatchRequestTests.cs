using System.Text.Json;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tests.Batches;

public sealed class BatchRequestTests
{
    [Fact]
    public void Read_Requests_GetsTheDefaults()
    {
        var batch = Read("""{"requests":[1,2]}""");

        Assert.Equal(2, batch.Requests!.Value.GetArrayLength());
        Assert.Equal((null, 5, null, null), (batch.Source, batch.MaxConcurrency, batch.ToleratedFailures, batch.ToleratedPercentage));
        Assert.Equal(0, batch.ToleratedOf(10));
    }

    [Fact]
    public void Read_Source_ReadsEveryMember()
    {
        var batch = Read("""{"source":{"bucket":"lists","key":"a/b.json"},"maxConcurrency":7,"toleratedFailures":3}""");

        Assert.Equal((null, new BatchSource("lists", "a/b.json"), 7, 3, null), (batch.Requests, batch.Source, batch.MaxConcurrency, batch.ToleratedFailures, batch.ToleratedPercentage));
        Assert.Equal(3, batch.ToleratedOf(10));
    }

    [Theory]
    [InlineData(0, 1000, 0)]
    [InlineData(10, 19, 1)]
    [InlineData(10, 20, 2)]
    [InlineData(33, 100, 33)]
    [InlineData(100, 7, 7)]
    public void Tolerated_ByPercentage_IsRoundedDown(int percentage, int runs, int tolerated) =>
        Assert.Equal(tolerated, Read($$"""{"requests":[],"toleratedFailurePercentage":{{percentage}}}""").ToleratedOf(runs));

    [Theory]
    [InlineData("""{"requests":[],"maxConcurrency":1,"toleratedFailures":0}""")]
    [InlineData("""{"requests":[],"maxConcurrency":100,"toleratedFailures":1000}""")]
    [InlineData("""{"requests":[],"toleratedFailurePercentage":0}""")]
    [InlineData("""{"requests":[],"toleratedFailurePercentage":100}""")]
    [InlineData("""{"requests":[],"source":null}""")]
    [InlineData("""{"source":{"bucket":"abc","key":"k"}}""")]
    public void Read_AtTheBounds_IsTaken(string json) => Read(json);

    [Theory]
    [InlineData("[]", "$: wanted a JSON object, found an array")]
    [InlineData("{}", "$: wanted either requests or source, found neither")]
    [InlineData("""{"requests":[],"source":{"bucket":"abc","key":"k"}}""", "$: wanted either requests or source, found both")]
    [InlineData("""{"requests":[],"maxConcurrency":0}""", "maxConcurrency: wanted a whole number from 1 to 100, found 0")]
    [InlineData("""{"requests":[],"maxConcurrency":101}""", "maxConcurrency: wanted a whole number from 1 to 100, found 101")]
    [InlineData("""{"requests":[],"toleratedFailures":-1}""", "toleratedFailures: wanted a whole number from 0 to 1000, found -1")]
    [InlineData("""{"requests":[],"toleratedFailures":1001}""", "toleratedFailures: wanted a whole number from 0 to 1000, found 1001")]
    [InlineData("""{"requests":[],"toleratedFailurePercentage":-1}""", "toleratedFailurePercentage: wanted a whole number from 0 to 100, found -1")]
    [InlineData("""{"requests":[],"toleratedFailurePercentage":101}""", "toleratedFailurePercentage: wanted a whole number from 0 to 100, found 101")]
    [InlineData(
        """{"requests":[],"toleratedFailures":0,"toleratedFailurePercentage":0}""",
        "$: wanted toleratedFailures or toleratedFailurePercentage, found both")]
    [InlineData(
        """{"requests":[],"more":1}""",
        "more: wanted one of requests, source, maxConcurrency, toleratedFailures, toleratedFailurePercentage, found an unknown member")]
    [InlineData("""{"source":[]}""", "source: wanted a JSON object, found an array", "$: wanted either requests or source, found neither")]
    [InlineData("""{"source":{}}""", "source.bucket: wanted the name of a bucket, found nothing", "source.key: wanted the key of an object, found nothing")]
    [InlineData("""{"source":{"bucket":"ab","key":""}}""", "source.bucket: wanted the name of a bucket, found \"ab\"", "source.key: wanted the key of an object, found \"\"")]
    [InlineData("""{"source":{"bucket":"abc","key":"k","eTag":"e"}}""", "source.eTag: wanted one of bucket, key, found an unknown member")]
    [InlineData(
        """{"maxConcurrency":"5","toleratedFailures":1.5,"more":1}""",
        "$: wanted either requests or source, found neither",
        "maxConcurrency: wanted a whole number from 1 to 100, found \"5\"",
        "toleratedFailures: wanted a whole number from 0 to 1000, found 1.5",
        "more: wanted one of requests, source, maxConcurrency, toleratedFailures, toleratedFailurePercentage, found an unknown member")]
    public void Read_Faulty_TellsAllAtOnce(string json, params string[] faults) => Assert.Equal(faults, FaultsOf(json));

    [Theory]
    [InlineData(63, 1024, 0)]
    [InlineData(64, 1025, 2)]
    public void Read_LongSource_IsTakenUpToS3sLimits(int bucket, int key, int faults) =>
        Assert.Equal(faults, FaultsOf($$$"""{"source":{"bucket":"{{{new string('b', bucket)}}}","key":"{{{new string('k', key)}}}"}}""").Length);

    [Theory]
    [InlineData("""{"source":{"bucket":"abc"}}""")]
    [InlineData("""{"source":{"key":"k"}}""")]
    public void Read_HalfASource_IsNone(string json) => Assert.Null(BatchRequest.Read(JsonElement.Parse(json), [])!.Source);

    private static string[] FaultsOf(string json)
    {
        var faults = new List<Fault>();
        BatchRequest.Read(JsonElement.Parse(json), faults);
        return [.. faults.Select(fault => fault.ToString())];
    }

    private static BatchRequest Read(string json)
    {
        var faults = new List<Fault>();
        var batch = BatchRequest.Read(JsonElement.Parse(json), faults);
        Assert.Empty(faults);
        return batch!;
    }
}
