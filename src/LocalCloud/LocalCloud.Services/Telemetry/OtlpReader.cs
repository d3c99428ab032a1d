using System.Globalization;
using System.Text.Json.Nodes;

namespace LocalCloud.Services.Telemetry;

/// <summary>Reads OTLP's ExportTraceServiceRequest in JSON.</summary>
public static class OtlpReader
{
    /// <summary>Its spans.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static IReadOnlyList<TraceSpan> Read(JsonObject request)
    {
        try
        {
            return
            [
                .. from resource in Array(request, "resourceSpans")
                   let common = Attributes(resource["resource"]?.AsObject())
                   from scope in Array(resource, "scopeSpans")
                   from span in Array(scope, "spans")
                   select Read(span, common),
            ];
        }
        catch (Exception malformed) when (malformed is InvalidOperationException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new FormatException($"This is no export of spans: {malformed.Message}", malformed);
        }
    }

    private static TraceSpan Read(JsonObject span, Dictionary<string, string> common)
    {
        var attributes = new Dictionary<string, string>(common);
        foreach (var (name, value) in Attributes(span))
        {
            attributes[name] = value;
        }

        return new TraceSpan(
            Text(span, "traceId"),
            Text(span, "spanId"),
            span["parentSpanId"]?.GetValue<string>(),
            Text(span, "name"),
            Time(Text(span, "startTimeUnixNano")),
            Time(Text(span, "endTimeUnixNano")),
            attributes,
            span["links"]?.DeepClone().AsArray() ?? [],
            span["status"]?["code"]?.ToString() == "2");
    }

    private static Dictionary<string, string> Attributes(JsonObject? owner)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in owner is null ? [] : Array(owner, "attributes"))
        {
            read[Text(attribute, "key")] = attribute["value"]?.AsObject().FirstOrDefault().Value?.ToString() ?? "";
        }

        return read;
    }

    private static IEnumerable<JsonObject> Array(JsonObject owner, string name) =>
        owner[name]?.AsArray().Select(item => item?.AsObject() ?? throw new FormatException($"{name} has a null.")) ?? [];

    private static string Text(JsonObject owner, string name) =>
        owner[name]?.ToString() ?? throw new FormatException($"A member {name} is missing.");

    private static DateTimeOffset Time(string nanos) =>
        DateTimeOffset.UnixEpoch.AddTicks(long.Parse(nanos, NumberStyles.None, CultureInfo.InvariantCulture) / 100);
}
