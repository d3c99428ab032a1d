using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Maps;
using LocalCloud.Asl.Tests.Execution;

namespace LocalCloud.Asl.Tests.Maps;

public sealed class MapRunTests
{
    private const string Arn = "arn:aws:states:us-east-1:000000000000:mapRun:m/rows:1";

    [Fact]
    public void Plan_OfADistributedMap_HasPathsEvaluatedAndBatches()
    {
        var plan = Plan("distributed map");

        Assert.Equal(("rows", false, 7), (plan.Label, plan.IsExpress, plan.Concurrency));
        Assert.Equal(new FailureTolerance(1, 10), plan.Tolerance);
        Assert.Equal("{\"Bucket\":\"b\",\"Prefix\":\"p\"}", plan.Writer!.Parameters.ToText());
        Assert.Equal(
            ["0:2:{\"BatchInput\":{\"k\":1},\"Items\":[{\"v\":1},{\"v\":2}]}", "2:1:{\"BatchInput\":{\"k\":1},\"Items\":[{\"v\":3}]}"],
            plan.ChildInputs(plan.Items!).Select(child => $"{child.FirstItem}:{child.ItemCount}:{child.Input.ToText()}"));
        Assert.Equal("T", plan.Processor.StartAt);
    }

    [Fact]
    public void Plan_WithReader_HasTheCall()
    {
        var plan = Plan("read map");

        Assert.True(plan.IsExpress);
        Assert.Null(plan.Items);
        Assert.Equal((5L, "{\"Bucket\":\"bucket\",\"Key\":\"k\"}"), (plan.Reader!.MaxItems, plan.Reader.Parameters.ToText()));
        Assert.Equal("[{\"a\":\"1\",\"b\":\"2\"},{\"a\":\"3\",\"b\":\"\"}]", ItemParser.Parse(plan.Reader, "1\t2\n3\n").ToText());
    }

    [Theory]
    [InlineData("JSON", "[1,{\"a\":2}]", "[1,{\"a\":2}]")]
    [InlineData("JSON", "{\"a\":1,\"b\":[]}", "[{\"Key\":\"a\",\"Value\":1},{\"Key\":\"b\",\"Value\":[]}]")]
    [InlineData("JSONL", "{\"a\":1}\n\n2\r\n", "[{\"a\":1},2]")]
    [InlineData("CSV", "x,y\r\n1,\"a \"\"b\"\",\nc\"\n", "[{\"x\":\"1\",\"y\":\"a \\\"b\\\",\\nc\"}]")]
    public void Parse_EachInputType_GivesItems(string type, string text, string items) =>
        Assert.Equal(items, ItemParser.Parse(Plan("read map").Reader! with { Format = new ItemFormat { InputType = type } }, text).ToText());

    [Theory]
    [InlineData("JSON", "7")]
    [InlineData("JSON", "{")]
    [InlineData("JSONL", "{\n")]
    public void Parse_NoItems_FailsAsItemReaderFailed(string type, string text)
    {
        var reader = Plan("read map").Reader! with { Format = new ItemFormat { InputType = type } };

        Assert.Equal("States.ItemReaderFailed", Assert.Throws<MapRunException>(() => ItemParser.Parse(reader, text)).Error);
    }

    [Fact]
    public void Manifest_OfAnInventory_NamesFilesWhoseRowsAreItems()
    {
        var manifest = ItemManifest.Parse("""{"destinationBucket":"arn:aws:s3:::b","fileFormat":"CSV","fileSchema":"Bucket, Key, Size","files":[{"key":"x.csv"},{"key":"y.csv"}]}""");

        Assert.Equal(("b", "x.csv y.csv"), (manifest.Bucket, string.Join(' ', manifest.Keys)));
        Assert.Equal(
            "[{\"Bucket\":\"s\",\"Key\":\"k1\",\"Size\":\"1\"},{\"Bucket\":\"s\",\"Key\":\"k2\",\"Size\":\"2\"}]",
            manifest.Items(Plan("read map").Reader!, ["\"s\",\"k1\",\"1\"\n", "\"s\",\"k2\",\"2\"\n"]).ToText());
        Assert.Equal("States.ItemReaderFailed", Assert.Throws<MapRunException>(() => ItemManifest.Parse("{}")).Error);
    }

    [Theory]
    [InlineData(null, null, 0, 10, false)]
    [InlineData(null, null, 1, 10, true)]
    [InlineData(2L, null, 2, 10, false)]
    [InlineData(2L, null, 3, 10, true)]
    [InlineData(null, 10.0, 1, 10, false)]
    [InlineData(null, 10.0, 2, 10, true)]
    [InlineData(5L, 10.0, 2, 10, true)]
    [InlineData(0L, null, 1, 10, true)]
    [InlineData(null, 100.0, 10, 10, false)]
    public void IsExceeded_FailedItems_ComparesWithBothBounds(long? count, double? percentage, long failed, long total, bool isExceeded) =>
        Assert.Equal(isExceeded, new FailureTolerance(count, percentage).IsExceeded(failed, total));

    [Fact]
    public void MaxInputBytes_OfABatcher_BoundsABatch()
    {
        var batches = new ItemBatch(null, 20, null).Of(Enumerable.Range(0, 9).Select(_ => (JsonValue)JsonValue.Of("12345"))).ToArray();

        Assert.Equal([2, 2, 2, 2, 1], batches.Select(batch => batch.ItemCount));
    }

    [Fact]
    public void DistributedMap_Succeeds_WritesAwsHistory()
    {
        var run = Run("distributed map", map => [new Signal.MapRunStarted(map.MapRunId, Arn), new Signal.MapRunSucceeded(map.MapRunId, JsonValue.Of(1))]);

        Assert.Equal("{\"rows\":[1,2,3],\"count\":1,\"out\":1}", run.Output);
        Assert.Equal(
            "2<0:MapStateEntered 3<2:MapStateStarted 4<3:MapRunStarted 5<4:MapRunSucceeded 6<5:MapStateSucceeded 7<5:MapStateExited",
            string.Join(' ', run.Types().Split(' ')[1..7]));
        Assert.Contains("mapRunStartedEventDetails {\"mapRunArn\":\"" + Arn + "\"}", run.Lines(true), StringComparison.Ordinal);
    }

    [Fact]
    public void DistributedMap_FailsAndIsRedriven_RedrivesTheSameRun()
    {
        var run = Run("distributed map", map => [new Signal.MapRunStarted(map.MapRunId, Arn), new Signal.MapRunFailed(map.MapRunId, "States.ExceedToleratedFailureThreshold", "too many")]);
        Assert.Equal("States.ExceedToleratedFailureThreshold", run.Finish!.Error);
        Assert.Equal(
            "5<4:MapRunFailed 6<5:MapStateFailed 7<6:ExecutionFailed", string.Join(' ', run.Types().Split(' ')[4..]));

        run.Send(new Signal.Redriven());
        Assert.Equal(new Command.RedriveMapRun(3), run.Commands[^1]);
        run.Send(new Signal.MapRunSucceeded(3, JsonNull.Instance));
        Assert.Equal("{\"rows\":[1,2,3],\"count\":1,\"out\":null}", run.Output);
        Assert.Contains("9<8 MapRunRedriven mapRunRedrivenEventDetails {\"mapRunArn\":\"" + Arn + "\",\"redriveCount\":1}", run.Lines(true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1", "ToleratedFailureCount cannot be negative.")]
    [InlineData("\"x\"", "The ToleratedFailureCountPath field refers to value \"x\" which is not a valid integer: $.count")]
    public void DistributedMap_UnusableTolerance_FailsInAwsWords(string count, string message)
    {
        var run = TestRun.Of(Machines.Named("distributed map").Definition, $"{{\"rows\":[],\"count\":{count}}}");

        Assert.EndsWith(message, run.Finish!.Cause, StringComparison.Ordinal);
    }

    private static TestRun Run(string name, Func<Command.StartMapRun, IEnumerable<Signal>> answer)
    {
        var (_, definition, input) = Machines.Named(name);
        return new TestRun(definition) { MapRuns = answer }.Start(input).ToEnd();
    }

    private static MapRunPlan Plan(string name) => Run(name, _ => []).Commands.OfType<Command.StartMapRun>().Single().Plan;
}
