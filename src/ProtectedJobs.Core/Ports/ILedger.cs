using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Ports;

/// <summary>Documents under keys, each changed only by somebody who has seen its newest version.</summary>
/// <remarks>Every call throws <see cref="WorldUnavailable"/> when there was no usable answer; a write may then have happened.</remarks>
public interface ILedger
{
    /// <summary>Reads a document.</summary>
    /// <returns>The document; null if there is none.</returns>
    Task<LedgerEntry?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes a document if it is still the version one has seen.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="content">UTF-8 JSON.</param>
    /// <param name="seen">The version seen; null if there was no document.</param>
    /// <param name="cancellationToken">Stops waiting; a write that has begun may still happen.</param>
    /// <returns>
    /// The new version; null if the write was refused because another came first - which may have been one's own, whose answer
    /// was lost: read, and compare the <c>writeId</c>.
    /// </returns>
    Task<string?> WriteAsync(string key, ReadOnlyMemory<byte> content, string? seen, CancellationToken cancellationToken);

    /// <summary>Writes a document whatever is there.</summary>
    Task OverwriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Begins to write a long document, part by part.</summary>
    Task<IPartedWrite> BeginAsync(string key, CancellationToken cancellationToken);

    /// <summary>Removes a document; one that is not there stays so.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>The keys that start with a prefix, in order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);
}

/// <summary>A document and its version.</summary>
/// <param name="Content">UTF-8 JSON.</param>
/// <param name="Version">What <see cref="ILedger.WriteAsync"/> wants to see.</param>
public sealed record LedgerEntry(ReadOnlyMemory<byte> Content, string Version);
