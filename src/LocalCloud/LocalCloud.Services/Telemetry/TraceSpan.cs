using System.Text.Json.Nodes;

namespace LocalCloud.Services.Telemetry;

/// <summary>A span that a function exported.</summary>
/// <param name="TraceId">32 hexadecimal digits.</param>
/// <param name="SpanId">16 hexadecimal digits.</param>
/// <param name="ParentSpanId">Null or empty for the first of its trace.</param>
/// <param name="Name">What it is of.</param>
/// <param name="Start">When it began, by the function's clock.</param>
/// <param name="End">When it ended.</param>
/// <param name="Attributes">Names and values, as text; the resource's too.</param>
/// <param name="Links">Spans of other traces that caused it: <c>[{traceId, spanId}]</c>.</param>
/// <param name="Failed">Its status is an error.</param>
public sealed record TraceSpan(
    string TraceId,
    string SpanId,
    string? ParentSpanId,
    string Name,
    DateTimeOffset Start,
    DateTimeOffset End,
    IReadOnlyDictionary<string, string> Attributes,
    JsonArray Links,
    bool Failed);
