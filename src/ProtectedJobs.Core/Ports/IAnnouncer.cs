using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Ports;

/// <summary>The event bus on which ends of runs are told.</summary>
public interface IAnnouncer
{
    /// <summary>Puts an event on the bus.</summary>
    /// <exception cref="WorldUnavailable">The bus did not take it, or did not say so; it may be told twice.</exception>
    Task AnnounceAsync(CompletionEvent completion, CancellationToken cancellationToken);

    /// <summary>Takes note that the end of an attempt is told. Unlike the event, this comes at most once for each attempt.</summary>
    /// <param name="record">A record with its outcome; what was settled of the attempt is final.</param>
    void Told(RunRecord record)
    {
    }
}
