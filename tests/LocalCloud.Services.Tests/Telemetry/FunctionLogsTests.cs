using LocalCloud.Services.Telemetry;
using Testing;

namespace LocalCloud.Services.Tests.Telemetry;

public sealed class FunctionLogsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly MetricStore _metrics = new();
    private readonly FunctionLogs _logs;

    public FunctionLogsTests() => _logs = new FunctionLogs(_metrics, new FakeClock(s_now));

    [Fact]
    public void Lines_OfSeveralFunctions_AreReadInOrderAndApart()
    {
        _logs.Append("a", "r1", "one");
        _logs.Append("b", null, "two");
        _logs.Append("a", "r2", "three");
        Assert.Equal(["one", "two", "three"], _logs.Read(null, 0, null, 10).Select(e => e.Message));
        Assert.Equal(["one", "three"], _logs.Read("a", 0, null, 10).Select(e => e.Message));
        Assert.Equal(["two", "three"], _logs.Read(null, 1, null, 10).Select(e => e.Message));
        Assert.Equal(["three"], _logs.Read(null, 0, "r2", 10).Select(e => e.Message));
        Assert.Equal(["two"], _logs.Read(null, 0, "tw", 10).Select(e => e.Message));
        Assert.Equal(["three"], _logs.Read(null, 0, null, 1).Select(e => e.Message));
        Assert.Equal(s_now, _logs.Read(null, 0, null, 1)[0].Time);
    }

    [Fact]
    public void Lines_TooMany_DropTheOldest()
    {
        var line = new string('x', 1024);
        for (var i = 0; i < 3000; i++)
        {
            _logs.Append("a", null, line);
        }

        Assert.Equal(1024, _logs.Read(null, 0, null, int.MaxValue).Count);
        _logs.Append("a", null, new string('y', 2 * 1024 * 1024));
        Assert.Single(_logs.Read(null, 0, null, int.MaxValue));
    }

    [Fact]
    public void Metrics_InALine_AreCountedByDimensions()
    {
        foreach (var value in (string[])["3", "[1,5]"])
        {
            _logs.Append("a", null, $$"""
                {"_aws":{"Timestamp":1767225600000,"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[["Service"],[]],"Metrics":[{"Name":"Depth","Unit":"Count"}]}]},"Service":"s","Depth":{{value}}}
                """);
        }

        Assert.Equal(2, _metrics.Read("N", "Depth").Count);
        var series = Assert.Single(_metrics.Read("N", null), s => s.Dimensions.Count == 1);
        Assert.Equal(KeyValuePair.Create("Service", "s"), series.Dimensions[0]);
        Assert.Equal(("Count", 3L, 9d, 1d, 5d), (series.Unit, series.Count, series.Sum, series.Minimum, series.Maximum));
        Assert.Equal([3d, 1d, 5d], series.Recent.Select(v => v.Value));
        Assert.Equal(s_now, series.Recent[0].Key);
        Assert.Empty(_metrics.Read("M", null));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("{")]
    [InlineData("""{"_aws":{"CloudWatchMetrics":[]}}""")]
    [InlineData("""{"_aws":{"Timestamp":1e99,"CloudWatchMetrics":[{"Namespace":"N","Metrics":[{"Name":"A"}]}]},"A":1}""")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"N","Metrics":[{"Name":"A"}]}]}}""")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"N","Metrics":[{"Name":"A"}]}]},"A":"x"}""")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":"x"},"A":1}""")]
    [InlineData("""["CloudWatchMetrics"]""")]
    [InlineData("2026-01-01T00:00:00.000Z\tid\tinfo\t" + """{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"N","Metrics":[{"Name":"A"}]}]},"A":1}""")]
    public void Line_ThatIsNoMetric_IsALineOnly(string line)
    {
        _logs.Append("a", null, line);
        Assert.Equal(line, Assert.Single(_logs.Read("a", 0, null, 10)).Message);
        Assert.Empty(_metrics.Read(null, null));
    }

    [Fact]
    public void Series_BeyondTheThousandth_AreNotBegun()
    {
        for (var i = 0; i < 1100; i++)
        {
            _metrics.Add([new MetricValue("N", $"m{i}", "None", [], s_now, 1)]);
        }

        Assert.Equal(1000, _metrics.Read(null, null).Count);
    }
}
