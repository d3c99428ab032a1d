namespace LocalCloud.Services.Telemetry;

/// <summary>What functions wrote lately, as CloudWatch Logs would have it; in memory, and gone with the process.</summary>
/// <remarks>Of each function the newest million characters are kept. Lines in the embedded metric format become metrics too.</remarks>
public sealed class FunctionLogs(MetricStore metrics, TimeProvider clock)
{
    private const int CharactersKept = 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Log> _logs = new(StringComparer.Ordinal);
    private long _number;

    /// <summary>Takes a line.</summary>
    /// <param name="function">Whose it is.</param>
    /// <param name="requestId">The invocation it was written in; null for none.</param>
    /// <param name="message">The line.</param>
    public void Append(string function, string? requestId, string message)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (!_logs.TryGetValue(function, out var log))
            {
                _logs[function] = log = new Log();
            }

            log.Add(new LogEvent(++_number, now, function, requestId, message));
        }

        if (EmbeddedMetrics.TryRead(message, out var values))
        {
            metrics.Add(values);
        }
    }

    /// <summary>The newest lines, oldest first.</summary>
    /// <param name="function">Of one function; null for all.</param>
    /// <param name="after">Only lines with a greater number.</param>
    /// <param name="contains">Only lines with this text in them, or of the invocation with this id; null for all.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<LogEvent> Read(string? function, long after, string? contains, int limit)
    {
        lock (_gate)
        {
            return
            [
                .. _logs.Where(l => function is null || l.Key == function)
                    .SelectMany(l => l.Value.Events)
                    .Where(e => e.Number > after
                        && (contains is null || e.RequestId == contains || e.Message.Contains(contains, StringComparison.Ordinal)))
                    .OrderBy(e => e.Number)
                    .TakeLast(limit),
            ];
        }
    }

    private sealed class Log
    {
        private readonly Queue<LogEvent> _events = [];
        private long _characters;

        public IEnumerable<LogEvent> Events => _events;

        public void Add(LogEvent line)
        {
            _events.Enqueue(line);
            _characters += line.Message.Length;
            while (_characters > CharactersKept && _events.Count > 1)
            {
                _characters -= _events.Dequeue().Message.Length;
            }
        }
    }
}
