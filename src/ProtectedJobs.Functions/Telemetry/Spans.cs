using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ProtectedJobs.Core.Tracing;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>
/// Listens to the spans of the product, and of its HTTP calls if they are exported. A span of what was done for a run by an invocation that
/// serves several is a line of the log, too.
/// </summary>
internal sealed class Spans : IDisposable
{
    private const int Most = 2000;

    // Left to the invocation itself, for its answer.
    private static readonly TimeSpan s_reserve = TimeSpan.FromSeconds(2);

    // One that failed is let be for a while, so that it costs a process one wait a minute, and not every invocation.
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ILogger _logger;
    private readonly OtlpExporter? _exporter;
    private readonly ActivityListener _listener;
    private readonly TimeProvider _clock;
    private DateTimeOffset _notBefore;

    /// <param name="logger">Takes the lines.</param>
    /// <param name="exporter">Takes the spans; null if nobody wants them.</param>
    /// <param name="clock">For how long a collector that failed is let be.</param>
    public Spans(ILogger logger, OtlpExporter? exporter, TimeProvider clock)
    {
        _clock = clock;
        _logger = logger;
        _exporter = exporter;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RunTrace.SourceName || (exporter is not null && source.Name == "System.Net.Http"),
            // A call outside of an invocation is the runtime's own.
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Source.Name == RunTrace.SourceName || options.Parent != default ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = Take,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>
    /// Exports what has ended. Called at the end of each invocation: afterwards Lambda may freeze the process. What there is no time for
    /// waits for the next one.
    /// </summary>
    /// <param name="remaining">Until the invocation times out.</param>
    public async Task SendAsync(TimeSpan remaining)
    {
        var available = remaining - s_reserve;
        if (_exporter is null || _ended.IsEmpty || available <= TimeSpan.Zero || _clock.GetUtcNow() < _notBefore)
        {
            return;
        }

        var spans = new List<Activity>();
        while (_ended.TryDequeue(out var span))
        {
            spans.Add(span);
        }

        if (await _exporter.TroubleOfAsync(spans, available) is { } trouble)
        {
            _notBefore = _clock.GetUtcNow() + s_pause;
            Log.NotExported(_logger, trouble);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        _exporter?.Dispose();
    }

    private void Take(Activity span)
    {
        if (span.Source == RunTrace.Source && span.Kind == ActivityKind.Internal)
        {
            Tell(span);
        }

        if (_exporter is not null && _ended.Count < Most)
        {
            _ended.Enqueue(span);
        }
    }

    private void Tell(Activity span)
    {
        var (outcome, run, attempt, job) = (Text(RunTrace.Outcome), Text(RunTrace.RunId), Text(RunTrace.Attempt), Text(RunTrace.JobId));
        var trace = span.TraceId.ToHexString();
        Log.ActedOnRun(_logger, span.DisplayName, outcome, run, attempt, job, trace);

        string? Text(string tag) => span.GetTagItem(tag)?.ToString();
    }
}
