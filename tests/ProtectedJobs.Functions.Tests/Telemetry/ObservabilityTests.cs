using System.Text.Json;
using System.Text.RegularExpressions;
using ProtectedJobs.Core.Sweeping;
using ProtectedJobs.Functions.Sweep;
using ProtectedJobs.Functions.Telemetry;
using Testing;

namespace ProtectedJobs.Functions.Tests.Telemetry;

/// <summary>The dashboard and the alarms of infra/observability.yaml show what the functions write, and all of it.</summary>
public sealed partial class ObservabilityTests
{
    private static readonly string s_template = File.ReadAllText(Path.Combine(Repository.Root, "infra", "observability.yaml"));

    private static readonly HashSet<string> s_written =
    [
        .. MetricNames.WithDimensions(RunMetrics.Of(Ended.WithJob())),
        .. MetricNames.WithDimensions(SweepMetrics.Of(new SweepReport(), DateTimeOffset.UnixEpoch)),
    ];

    [Fact]
    public void Dashboard_ShowsEveryMetricAndNoOther() => Assert.Equal(s_written.Order(), Shown().Distinct().Order());

    [Fact]
    public void Alarms_NameMetricsThatAreWritten()
    {
        var named = AlarmMetric().Matches(s_template).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(OwnAlarm().Count(s_template), named.Count);
        Assert.All(named, name => Assert.Contains(name, s_written));
    }

    private static IEnumerable<string> Shown()
    {
        var body = DashboardBody().Match(s_template).Groups[1].Value;
        var dashboard = JsonElement.Parse(Parameter().Replace(body, "0"));
        foreach (var widget in dashboard.GetProperty("widgets").EnumerateArray())
        {
            var before = new List<string>();
            foreach (var metric in widget.GetProperty("properties").GetProperty("metrics").EnumerateArray())
            {
                if (metric[0].ValueKind == JsonValueKind.Object)
                {
                    var search = Search().Match(metric[0].GetProperty("expression").GetString()!);
                    yield return $"{search.Groups[2].Value} by {search.Groups[1].Value}";
                    continue;
                }

                before = Full([.. metric.EnumerateArray().Where(part => part.ValueKind == JsonValueKind.String).Select(part => part.GetString()!)], before);
                if (before[0] == MetricLine.Namespace)
                {
                    Assert.Equal(["Service", "protected-jobs"], before.Skip(2));
                    yield return before[1];
                }
            }
        }
    }

    // "." is the word of the line before in the same place, "..." all of its words.
    private static List<string> Full(List<string> words, List<string> before) =>
        words is ["...", ..] ? before : [.. words.Select((word, index) => word == "." ? before[index] : word)];

    [GeneratedRegex(@"Namespace: ProtectedJobs\b")]
    private static partial Regex OwnAlarm();

    [GeneratedRegex(@"Namespace: ProtectedJobs\s+MetricName: (\w+)\s+Dimensions: \[\{Name: Service, Value: protected-jobs\}\]")]
    private static partial Regex AlarmMetric();

    [GeneratedRegex(@"DashboardBody: !Sub \|\n((?: {8}.*\n)+)")]
    private static partial Regex DashboardBody();

    [GeneratedRegex(@"\$\{[\w:]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^SEARCH\('\{ProtectedJobs,Service,(\w+)\} MetricName=""(\w+)""'")]
    private static partial Regex Search();
}
