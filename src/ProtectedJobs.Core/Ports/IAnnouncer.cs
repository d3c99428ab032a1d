using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Ports;

/// <summary>The event bus on which ends of runs are told.</summary>
public interface IAnnouncer
{
    /// <summary>Puts an event on the bus.</summary>
    /// <exception cref="WorldUnavailable">The bus did not take it, or did not say so; it may be told twice.</exception>
    Task AnnounceAsync(CompletionEvent completion, CancellationToken cancellationToken);
}
