using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>
/// A line in CloudWatch's embedded metric format: one JSON object, alone on its line, whose root has every metric and every dimension.
/// Every metric has the dimension Service; a count may be split by one more. Ids are properties and no dimensions: those are paid for by
/// their values.
/// </summary>
internal static class MetricLine
{
    /// <summary>The metrics' namespace; the dashboard and the alarms of infra/observability.yaml look there.</summary>
    public const string Namespace = "ProtectedJobs";

    /// <summary>The dimension that all of them have, and its value.</summary>
    public static readonly KeyValuePair<string, string> Service = new("Service", "protected-jobs");

    /// <summary>Writes a line.</summary>
    /// <param name="at">The metrics' time.</param>
    /// <param name="metrics">The metrics by Service.</param>
    /// <param name="count">A count by Service and one more dimension; null for none.</param>
    /// <param name="properties">What else the line tells; what is null is left out.</param>
    public static string Of(
        DateTimeOffset at,
        IReadOnlyList<Metric> metrics,
        (Metric Metric, KeyValuePair<string, string> Dimension)? count = null,
        IReadOnlyList<KeyValuePair<string, string?>>? properties = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", at.ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            WriteDirective(json, [Service.Key], metrics);
            if (count is var (counted, by))
            {
                WriteDirective(json, [Service.Key, by.Key], [counted]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString(Service.Key, Service.Value);
            WriteValues(json, metrics);
            if (count is var (metric, dimension))
            {
                json.WriteString(dimension.Key, dimension.Value);
                WriteValues(json, [metric]);
            }

            foreach (var (name, value) in properties ?? [])
            {
                if (value is not null)
                {
                    json.WriteString(name, value);
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteDirective(Utf8JsonWriter json, string[] dimensions, IReadOnlyList<Metric> metrics)
    {
        json.WriteStartObject();
        json.WriteString("Namespace", Namespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        foreach (var dimension in dimensions)
        {
            json.WriteStringValue(dimension);
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var metric in metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name", metric.Name);
            json.WriteString("Unit", metric.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<Metric> metrics)
    {
        foreach (var metric in metrics)
        {
            json.WriteNumber(metric.Name, metric.Value);
        }
    }
}
