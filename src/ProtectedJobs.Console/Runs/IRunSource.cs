using ProtectedJobs.Console.Histories;
using ProtectedJobs.Core.Results;

namespace ProtectedJobs.Console.Runs;

/// <summary>The runs of one place, AWS or a local cloud: all that the pages ask of it.</summary>
/// <remarks>Every call throws <see cref="Core.Runs.Errors.RunError"/> when the place does not answer or refuses.</remarks>
public interface IRunSource
{
    /// <summary>Lists runs, newest first, page by page.</summary>
    /// <param name="cancellationToken">Stops between pages.</param>
    IAsyncEnumerable<IReadOnlyList<RunRow>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The cloud's time, as of its last answer.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Reads all of a run but its history.</summary>
    /// <returns>The run; null if there is none.</returns>
    Task<RunDetail?> FindAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Reads a run's history, from its first event.</summary>
    Task<IReadOnlyList<HistoryEvent>> HistoryAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The state machine's document, States Language.</summary>
    Task<string> DefinitionAsync(CancellationToken cancellationToken);

    /// <summary>The list of a run's results.</summary>
    /// <returns>It; null if there is none.</returns>
    Task<Manifest?> ManifestAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Opens one object of a run's results.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The object's key, one of the manifest's.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Its bytes, to be disposed of; null if the manifest has no such object.</returns>
    Task<Stream?> OpenResultAsync(string runId, string key, CancellationToken cancellationToken);

    /// <summary>Starts a run.</summary>
    /// <param name="runId">Its id; null for one that is made.</param>
    /// <param name="request">The request, JSON; valid.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ActionReport> StartAsync(string? runId, string request, CancellationToken cancellationToken);

    /// <summary>Does something to a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="action">What.</param>
    /// <param name="reason">Why, in somebody's words; empty for no reason.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ActionReport> ActAsync(string runId, RunAction action, string reason, CancellationToken cancellationToken);
}

/// <summary>What can be done to a run.</summary>
public enum RunAction
{
    /// <summary>Stop it, and cancel its job.</summary>
    Terminate,

    /// <summary>Redrive it: keep a live or good job, start a new one after a bad end.</summary>
    Rewind,

    /// <summary>Start a new run with the same request.</summary>
    Restart,

    /// <summary>Consent to its cost.</summary>
    Approve,

    /// <summary>Refuse its cost.</summary>
    Reject,

    /// <summary>Forget it: its record is replaced by a tombstone.</summary>
    Purge,
}

/// <summary>What an action did.</summary>
/// <param name="IsDone">Whether it did what was asked.</param>
/// <param name="Message">What it did, or why it did not, in sentences.</param>
/// <param name="RunId">The run to look at next; null if there is none.</param>
public sealed record ActionReport(bool IsDone, string Message, string? RunId);
