using System.Globalization;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Host.Admin;

/// <summary>The admin calls on what functions wrote: their logs and their metrics, as CloudWatch would have them.</summary>
internal static class AdminTelemetry
{
    private const int DefaultLines = 1000;

    /// <summary>Mounts them.</summary>
    public static void Map(WebApplication app)
    {
        var logs = app.Services.GetRequiredService<FunctionLogs>();
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
    }

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
