namespace LocalCloud.Services.Telemetry;

/// <summary>The metrics that functions wrote in the embedded metric format; in memory, and gone with the process.</summary>
public sealed class MetricStore
{
    private const int MostSeries = 1000;
    private const int MostRecent = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _series = new(StringComparer.Ordinal);

    /// <summary>Adds values. A series beyond the thousandth is not begun.</summary>
    public void Add(IReadOnlyList<MetricValue> values)
    {
        lock (_gate)
        {
            foreach (var value in values)
            {
                var key = string.Join('\n', [value.Namespace, value.Name, .. value.Dimensions.SelectMany(d => new[] { d.Key, d.Value })]);
                if (!_series.TryGetValue(key, out var entry))
                {
                    if (_series.Count == MostSeries)
                    {
                        continue;
                    }

                    _series[key] = entry = new Entry();
                }

                entry.Add(value);
            }
        }
    }

    /// <summary>The metrics, by namespace, name and dimensions.</summary>
    /// <param name="space">Of one namespace; null for all.</param>
    /// <param name="name">Of one name; null for all.</param>
    public IReadOnlyList<MetricSeries> Read(string? space, string? name)
    {
        lock (_gate)
        {
            return
            [
                .. _series.OrderBy(s => s.Key, StringComparer.Ordinal)
                    .Select(s => s.Value.ToSeries())
                    .Where(s => (space is null || s.Namespace == space) && (name is null || s.Name == name)),
            ];
        }
    }

    private sealed class Entry
    {
        private readonly Queue<KeyValuePair<DateTimeOffset, double>> _recent = [];
        private MetricValue? _last;
        private long _count;
        private double _sum;
        private double _minimum = double.PositiveInfinity;
        private double _maximum = double.NegativeInfinity;

        public void Add(MetricValue value)
        {
            _last = value;
            _count++;
            _sum += value.Value;
            _minimum = Math.Min(_minimum, value.Value);
            _maximum = Math.Max(_maximum, value.Value);
            _recent.Enqueue(new(value.Time, value.Value));
            if (_recent.Count > MostRecent)
            {
                _recent.Dequeue();
            }
        }

        public MetricSeries ToSeries() => new(
            _last!.Namespace, _last.Name, _last.Unit, _last.Dimensions, _count, _sum, _minimum, _maximum, [.. _recent]);
    }
}
