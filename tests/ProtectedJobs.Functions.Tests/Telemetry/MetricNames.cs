using System.Text.Json;

namespace ProtectedJobs.Functions.Tests.Telemetry;

/// <summary>What a line in the embedded metric format names, after a check that CloudWatch would take it.</summary>
internal static class MetricNames
{
    /// <summary>The metrics with the dimensions they have beside Service: <c>Runs by Outcome</c>.</summary>
    public static IReadOnlyList<string> WithDimensions(string line)
    {
        Assert.StartsWith("{", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        var root = JsonElement.Parse(line);
        var names = new List<string>();
        foreach (var directive in root.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray())
        {
            Assert.Equal("ProtectedJobs", directive.GetProperty("Namespace").GetString());
            var dimensions = Assert.Single(directive.GetProperty("Dimensions").EnumerateArray()).EnumerateArray().Select(d => d.GetString()!).ToList();
            Assert.Equal("Service", dimensions[0]);
            Assert.All(dimensions, d => Assert.Equal(JsonValueKind.String, root.GetProperty(d).ValueKind));
            foreach (var metric in directive.GetProperty("Metrics").EnumerateArray())
            {
                var name = metric.GetProperty("Name").GetString()!;
                Assert.Equal(JsonValueKind.Number, root.GetProperty(name).ValueKind);
                names.Add(string.Join(" by ", [name, .. dimensions.Skip(1)]));
            }
        }

        return names;
    }

    /// <summary>The metrics' names alone.</summary>
    public static IEnumerable<string> Of(string line) => WithDimensions(line).Select(name => name.Split(' ')[0]);
}
