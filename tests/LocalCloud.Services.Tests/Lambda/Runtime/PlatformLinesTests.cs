using System.Text.Json;
using LocalCloud.Services.Lambda.Runtime;
using Testing;

namespace LocalCloud.Services.Tests.Lambda.Runtime;

public sealed class PlatformLinesTests
{
    private static readonly TimeSpan s_took = TimeSpan.FromTicks(123_456);

    [Fact]
    public void Text_IsAsLambdaHasIt()
    {
        var lines = Lines(isJson: false);

        Assert.Equal("START RequestId: r Version: $LATEST", lines.Start("r"));
        Assert.Equal(
            ["END RequestId: r", "REPORT RequestId: r\tDuration: 12.35 ms\tBilled Duration: 13 ms\tMemory Size: 512 MB"],
            lines.End("r", s_took));
    }

    [Fact]
    public void Json_IsAnEventEach()
    {
        var lines = Lines(isJson: true);

        var start = JsonElement.Parse(lines.Start("r"));
        Assert.Equal(
            ("1970-01-01T00:00:00.000Z", "platform.start", "r"),
            (start.GetProperty("time").GetString(), start.GetProperty("type").GetString(), start.GetProperty("record").GetProperty("requestId").GetString()));
        var report = JsonElement.Parse(Assert.Single(lines.End("r", s_took)));
        var metrics = report.GetProperty("record").GetProperty("metrics");
        Assert.Equal("platform.report", report.GetProperty("type").GetString());
        Assert.Equal(
            (12.346, 13, 512),
            (metrics.GetProperty("durationMs").GetDouble(), metrics.GetProperty("billedDurationMs").GetInt32(), metrics.GetProperty("memorySizeMB").GetInt32()));
    }

    private static PlatformLines Lines(bool isJson) => new(isJson, 512, new FakeClock(DateTimeOffset.UnixEpoch));
}
