using System.Globalization;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Host.Admin;

/// <summary>The admin calls on what functions wrote: their logs and their metrics, as CloudWatch would have them, and their traces.</summary>
internal static class AdminTelemetry
{
    private const int DefaultLines = 1000;

    /// <summary>Mounts them.</summary>
    public static void Map(WebApplication app)
    {
        var logs = app.Services.GetRequiredService<FunctionLogs>();
        var traces = app.Services.GetRequiredService<TraceStore>();
        var metrics = app.Services.GetRequiredService<MetricStore>();
        AdminApi.Add(app, "GET", "logs", call => AdminApi.Done(new JsonObject
        {
            ["events"] = new JsonArray([.. logs
                .Read(Query(call, "function"), Number(call, "after") ?? 0, Query(call, "contains"), (int)(Number(call, "limit") ?? DefaultLines))
                .Select(line => new JsonObject
                {
                    ["number"] = line.Number,
                    ["time"] = Time(line.Time),
                    ["function"] = line.Function,
                    ["requestId"] = line.RequestId,
                    ["message"] = line.Message,
                })]),
        }));
        AdminApi.Add(app, "GET", "metrics", call => AdminApi.Done(new JsonObject
        {
            ["metrics"] = new JsonArray([.. metrics.Read(Query(call, "namespace"), Query(call, "name")).Select(Show)]),
        }));
        AdminApi.Add(app, "GET", "traces", call => AdminApi.Done(new JsonObject
        {
            ["traces"] = new JsonArray([.. traces.Read(Query(call, "runId") ?? Query(call, "attribute")).Select(trace => new JsonObject
            {
                ["traceId"] = trace[0].TraceId,
                ["spans"] = new JsonArray([.. trace.Select(Show)]),
            })]),
        }));
        AdminApi.Add(app, "POST", "otlp/v1/traces", async call =>
        {
            try
            {
                traces.Add(OtlpReader.Read(await AdminApi.ReadAsync(call)));
                return new JsonObject();
            }
            catch (FormatException malformed)
            {
                throw new AwsException("ValidationException", 400, malformed.Message);
            }
        });
    }

    private static JsonObject Show(TraceSpan span) => new()
    {
        ["spanId"] = span.SpanId,
        ["parentSpanId"] = span.ParentSpanId,
        ["name"] = span.Name,
        ["start"] = Time(span.Start),
        ["milliseconds"] = (span.End - span.Start).TotalMilliseconds,
        ["failed"] = span.Failed,
        ["attributes"] = new JsonObject(span.Attributes.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value))),
        ["links"] = span.Links.DeepClone(),
    };

    private static JsonObject Show(MetricSeries series) => new()
    {
        ["namespace"] = series.Namespace,
        ["name"] = series.Name,
        ["unit"] = series.Unit,
        ["dimensions"] = new JsonObject(series.Dimensions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value))),
        ["count"] = series.Count,
        ["sum"] = series.Sum,
        ["minimum"] = series.Minimum,
        ["maximum"] = series.Maximum,
        ["recent"] = new JsonArray([.. series.Recent.Select(v => new JsonObject { ["time"] = Time(v.Key), ["value"] = v.Value })]),
    };

    private static string? Query(HttpContext call, string name) =>
        call.Request.Query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;

    private static long? Number(HttpContext call, string name) => Query(call, name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue ? number
        : throw new AwsException("ValidationException", 400, $"{name} must be a whole number.");

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
