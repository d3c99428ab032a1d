using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace LocalCloud.Services.Telemetry;

/// <summary>The embedded metric format: a log line that is one JSON object, whose <c>_aws</c> says which of its members are metrics.</summary>
/// <remarks>With words of a runtime before it (time, request id, level) it is an ordinary line, as the format's specification has it.</remarks>
internal static class EmbeddedMetrics
{
    /// <summary>The metrics of a line.</summary>
    /// <returns>False if there are none: CloudWatch, too, takes what does not fit for an ordinary line.</returns>
    public static bool TryRead(string line, [NotNullWhen(true)] out IReadOnlyList<MetricValue>? values)
    {
        values = null;
        if (!line.StartsWith('{') || !line.Contains("\"CloudWatchMetrics\"", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            var read = Read(document.RootElement).ToList();
            values = read.Count > 0 ? read : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentOutOfRangeException)
        {
            // An ordinary line.
        }

        return values is not null;
    }

    private static IEnumerable<MetricValue> Read(JsonElement root)
    {
        var aws = root.GetProperty("_aws");
        var time = DateTimeOffset.FromUnixTimeMilliseconds(aws.GetProperty("Timestamp").GetInt64());
        foreach (var directive in aws.GetProperty("CloudWatchMetrics").EnumerateArray())
        {
            var space = directive.GetProperty("Namespace").GetString()!;
            foreach (var dimensions in Dimensions(root, directive))
            {
                foreach (var metric in directive.GetProperty("Metrics").EnumerateArray())
                {
                    var name = metric.GetProperty("Name").GetString()!;
                    var unit = metric.TryGetProperty("Unit", out var told) ? told.GetString()! : "None";
                    foreach (var value in Values(root, name))
                    {
                        yield return new MetricValue(space, name, unit, dimensions, time, value);
                    }
                }
            }
        }
    }

    // Each set of names is a series of its own; no set at all is one series without dimensions.
    private static IEnumerable<List<KeyValuePair<string, string>>> Dimensions(JsonElement root, JsonElement directive)
    {
        var sets = directive.TryGetProperty("Dimensions", out var told) ? told.EnumerateArray().ToList() : [];
        return sets.Count == 0
            ? [[]]
            : sets.Select(set => set.EnumerateArray()
                .Select(name => KeyValuePair.Create(name.GetString()!, root.GetProperty(name.GetString()!).ToString()))
                .OrderBy(d => d.Key, StringComparer.Ordinal)
                .ToList());
    }

    private static IEnumerable<double> Values(JsonElement root, string name)
    {
        var member = root.GetProperty(name);
        return member.ValueKind == JsonValueKind.Array ? member.EnumerateArray().Select(v => v.GetDouble()) : [member.GetDouble()];
    }
}
