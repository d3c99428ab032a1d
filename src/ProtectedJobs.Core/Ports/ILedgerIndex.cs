using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Ports;

/// <summary>What is in the ledger, without reading it.</summary>
/// <remarks>Every call throws <see cref="WorldUnavailable"/> when there was no usable answer.</remarks>
public interface ILedgerIndex
{
    /// <summary>The names of the folders directly below a prefix, in order, each without the prefix and without its slash.</summary>
    /// <param name="prefix">Ends with a slash.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    Task<IReadOnlyList<string>> FoldersAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>The documents whose keys start with a prefix, in the order of their keys.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    Task<IReadOnlyList<IndexEntry>> EntriesAsync(string prefix, CancellationToken cancellationToken);
}

/// <summary>That there is a document.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Version">Changes whenever the document does.</param>
public sealed record IndexEntry(string Key, string Version);
