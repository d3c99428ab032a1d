using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>Announces, and writes the metrics of an attempt once: see docs/0001-metrics.md.</summary>
/// <param name="bus">The bus.</param>
/// <param name="output">Where the metrics' lines go.</param>
internal sealed class MeteredAnnouncer(IAnnouncer bus, RawOutput output) : IAnnouncer
{
    /// <inheritdoc/>
    public Task AnnounceAsync(CompletionEvent completion, CancellationToken cancellationToken) => bus.AnnounceAsync(completion, cancellationToken);

    /// <inheritdoc/>
    public void Told(RunRecord record) => output.WriteLine(RunMetrics.Of(record));
}
