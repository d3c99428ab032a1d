using System.Globalization;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>Where spans are exported to, as OpenTelemetry's environment variables say.</summary>
/// <param name="Endpoint">Takes OTLP over HTTP, as JSON. It may be no URL at all: that is found out by an export, which may fail.</param>
/// <param name="Headers">Sent with every export: whoever receives may want a key.</param>
/// <param name="Resource">What is said of the function.</param>
/// <param name="Patience">How long an export may take.</param>
internal sealed record OtlpTarget(
    string Endpoint, IReadOnlyList<KeyValuePair<string, string>> Headers, IReadOnlyList<KeyValuePair<string, string>> Resource, TimeSpan Patience)
{
    // OpenTelemetry's own is ten seconds. A collector in reach answers within milliseconds, the first call by TLS within a few hundred.
    private const int DefaultPatience = 2000;

    /// <summary>
    /// Reads OTEL_EXPORTER_OTLP_[TRACES_]ENDPOINT, OTEL_EXPORTER_OTLP_[TRACES_]HEADERS, OTEL_EXPORTER_OTLP_[TRACES_]TIMEOUT (milliseconds, 2000
    /// unless it is a whole number above 0), OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES.
    /// </summary>
    /// <param name="variable">The value of a variable; null if it is not set.</param>
    /// <returns>Null if no endpoint is set: nothing is exported then.</returns>
    public static OtlpTarget? Read(Func<string, string?> variable)
    {
        var endpoint = Set("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
            ?? (Set("OTEL_EXPORTER_OTLP_ENDPOINT") is { } root ? root.TrimEnd('/') + "/v1/traces" : null);
        return endpoint is null
            ? null
            : new OtlpTarget(
                endpoint,
                [.. Pairs(Set("OTEL_EXPORTER_OTLP_TRACES_HEADERS") ?? Set("OTEL_EXPORTER_OTLP_HEADERS"))],
                [
                    new("service.name", Set("OTEL_SERVICE_NAME") ?? "protected-jobs"),
                    new("cloud.provider", "aws"),
                    new("cloud.platform", "aws_lambda"),
                    new("cloud.region", Set("AWS_REGION") ?? ""),
                    new("faas.name", Set("AWS_LAMBDA_FUNCTION_NAME") ?? ""),
                    new("faas.version", Set("AWS_LAMBDA_FUNCTION_VERSION") ?? ""),
                    new("faas.instance", Set("AWS_LAMBDA_LOG_STREAM_NAME") ?? ""),
                    .. Pairs(Set("OTEL_RESOURCE_ATTRIBUTES")),
                ],
                TimeSpan.FromMilliseconds(
                    int.TryParse(Set("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT") ?? Set("OTEL_EXPORTER_OTLP_TIMEOUT"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted > 0
                        ? wanted
                        : DefaultPatience));

        string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }

    // name=value,name=value; values may be percent-encoded, as in W3C's baggage.
    private static IEnumerable<KeyValuePair<string, string>> Pairs(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])));
}
