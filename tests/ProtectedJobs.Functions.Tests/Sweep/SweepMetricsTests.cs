using System.Text.Json;
using ProtectedJobs.Core.Sweeping;
using ProtectedJobs.Functions.Sweep;

namespace ProtectedJobs.Functions.Tests.Sweep;

public sealed class SweepMetricsTests
{
    // CloudWatch makes metrics of a line only if it is one JSON object whose root has every metric and dimension that it names.
    [Fact]
    public void Line_IsOneObject_WhoseMembersAreItsMetrics()
    {
        var report = new SweepReport { OldestOpenJobAge = TimeSpan.FromMinutes(2), QueueDepth = 3, OpenRuns = 4 };

        var line = SweepMetrics.Of(report, DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000));

        Assert.DoesNotContain('\n', line);
        var root = JsonElement.Parse(line);
        Assert.Equal(1_700_000_000_000, root.GetProperty("_aws").GetProperty("Timestamp").GetInt64());
        var directive = Assert.Single(root.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray());
        Assert.All(
            directive.GetProperty("Metrics").EnumerateArray(),
            metric => Assert.Equal(JsonValueKind.Number, root.GetProperty(metric.GetProperty("Name").GetString()!).ValueKind));
        Assert.All(
            directive.GetProperty("Dimensions")[0].EnumerateArray(),
            dimension => Assert.Equal(JsonValueKind.String, root.GetProperty(dimension.GetString()!).ValueKind));
        Assert.Equal((120, 3), (root.GetProperty("OldestOpenJobAge").GetDouble(), root.GetProperty("QueueDepth").GetInt32()));
    }
}
