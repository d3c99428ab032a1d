namespace LocalCloud.Services.Telemetry;

/// <summary>The spans that functions exported, the newest 20,000; in memory, and gone with the process.</summary>
public sealed class TraceStore
{
    private const int Most = 20_000;

    private readonly Lock _gate = new();
    private readonly Queue<TraceSpan> _spans = [];

    /// <summary>Adds spans.</summary>
    public void Add(IEnumerable<TraceSpan> spans)
    {
        lock (_gate)
        {
            foreach (var span in spans)
            {
                _spans.Enqueue(span);
                if (_spans.Count > Most)
                {
                    _spans.Dequeue();
                }
            }
        }
    }

    /// <summary>Whole traces, by the time of their first span; spans by theirs.</summary>
    /// <param name="attribute">Only traces of which a span has an attribute with this value; null for all.</param>
    public IReadOnlyList<IReadOnlyList<TraceSpan>> Read(string? attribute)
    {
        lock (_gate)
        {
            return
            [
                .. _spans.GroupBy(span => span.TraceId)
                    .Where(trace => attribute is null || trace.Any(span => span.Attributes.Values.Contains(attribute, StringComparer.Ordinal)))
                    .Select(trace => trace.OrderBy(span => span.Start).ToList())
                    .OrderBy(trace => trace[0].Start),
            ];
        }
    }
}
