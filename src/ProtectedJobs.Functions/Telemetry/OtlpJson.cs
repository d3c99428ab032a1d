using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>Spans as OTLP's ExportTraceServiceRequest in JSON: ids in hexadecimal, times in nanoseconds as text, enumerations as numbers.</summary>
internal static class OtlpJson
{
    private static readonly long s_epoch = DateTime.UnixEpoch.Ticks;

    /// <summary>Writes spans.</summary>
    /// <param name="resource">What made them.</param>
    /// <param name="spans">Spans that have ended.</param>
    public static byte[] Of(IReadOnlyList<KeyValuePair<string, string>> resource, IReadOnlyList<Activity> spans)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("resourceSpans");
            json.WriteStartObject();
            json.WriteStartObject("resource");
            WriteAttributes(json, resource.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)));
            json.WriteEndObject();
            json.WriteStartArray("scopeSpans");
            foreach (var scope in spans.GroupBy(span => span.Source.Name))
            {
                json.WriteStartObject();
                json.WriteStartObject("scope");
                json.WriteString("name", scope.Key);
                json.WriteEndObject();
                json.WriteStartArray("spans");
                foreach (var span in scope)
                {
                    WriteSpan(json, span);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteSpan(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartObject();
        json.WriteString("traceId", span.TraceId.ToHexString());
        json.WriteString("spanId", span.SpanId.ToHexString());
        if (span.ParentSpanId != default)
        {
            json.WriteString("parentSpanId", span.ParentSpanId.ToHexString());
        }

        json.WriteString("name", span.DisplayName);
        // INTERNAL is 1 there and 0 here, and so on in the same order.
        json.WriteNumber("kind", (int)span.Kind + 1);
        json.WriteString("startTimeUnixNano", Nanos(span.StartTimeUtc.Ticks));
        json.WriteString("endTimeUnixNano", Nanos(span.StartTimeUtc.Ticks + span.Duration.Ticks));
        WriteAttributes(json, span.TagObjects);
        json.WriteStartArray("links");
        foreach (var link in span.Links)
        {
            json.WriteStartObject();
            json.WriteString("traceId", link.Context.TraceId.ToHexString());
            json.WriteString("spanId", link.Context.SpanId.ToHexString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("status");
        json.WriteNumber("code", (int)span.Status);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Nanos(long ticks) => ((ticks - s_epoch) * 100).ToString(CultureInfo.InvariantCulture);

    private static void WriteAttributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        json.WriteStartArray("attributes");
        foreach (var (name, value) in attributes)
        {
            if (value is null)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("key", name);
            json.WriteStartObject("value");
            switch (value)
            {
                case bool truth:
                    json.WriteBoolean("boolValue", truth);
                    break;
                case int or long:
                    json.WriteString("intValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
                default:
                    json.WriteString("stringValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
