using System.Buffers;
using System.Text;
using System.Text.Json;
using ProtectedJobs.Core.Sweeping;

namespace ProtectedJobs.Functions.Sweep;

/// <summary>A sweep's metrics in CloudWatch's embedded metric format: one JSON object, alone on its line.</summary>
internal static class SweepMetrics
{
    private const string Service = "protected-jobs";

    public static string Of(SweepReport report, DateTimeOffset at)
    {
        (string Name, string Unit, double Value)[] metrics =
        [
            ("OldestOpenJobAge", "Seconds", report.OldestOpenJobAge?.TotalSeconds ?? 0),
            ("QueueDepth", "Count", report.QueueDepth),
            ("OpenRuns", "Count", report.OpenRuns),
            ("ForeignJobs", "Count", report.ForeignJobs.Count),
            ("SweepTroubles", "Count", report.Troubles.Count),
        ];
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", at.ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            json.WriteStartObject();
            json.WriteString("Namespace", "ProtectedJobs");
            json.WriteStartArray("Dimensions");
            json.WriteStartArray();
            json.WriteStringValue("Service");
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteStartArray("Metrics");
            foreach (var (name, unit, _) in metrics)
            {
                json.WriteStartObject();
                json.WriteString("Name", name);
                json.WriteString("Unit", unit);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("Service", Service);
            foreach (var (name, _, value) in metrics)
            {
                json.WriteNumber(name, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
