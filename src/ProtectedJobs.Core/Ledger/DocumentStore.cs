using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Ledger;

/// <summary>Documents of one kind: read, changed by conditional writes, and changed again when another writer was first.</summary>
/// <typeparam name="T">The kind.</typeparam>
internal sealed class DocumentStore<T>(ILedger ledger, IIdSource ids, JsonTypeInfo<T> json)
    where T : class, ILedgerDocument<T>
{
    private const int MostTries = 20;

    public async Task<T?> ReadAsync(string key, CancellationToken cancellationToken) =>
        await ledger.ReadAsync(key, cancellationToken) is { } entry ? Parse(key, entry) : null;

    /// <summary>Changes a document.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="change">
    /// The new document, given what is there (null for nothing). Called again on each newer version, so it decides on what it is
    /// given and on nothing older; the same instance, or null, leaves things as they are.
    /// </param>
    /// <param name="cancellationToken">Stops before a write, never during one.</param>
    /// <returns>What is there afterwards.</returns>
    /// <exception cref="LedgerBusy">Others were first each time.</exception>
    public async Task<T?> UpdateAsync(string key, Func<T?, T?> change, CancellationToken cancellationToken)
    {
        var writeId = ids.NewId();
        for (var tries = 0; tries < MostTries; tries++)
        {
            var entry = await ledger.ReadAsync(key, cancellationToken);
            var current = entry is null ? null : Parse(key, entry);
            if (current is not null && current.WriteId == writeId)
            {
                // Our own write, whose answer was lost.
                return current;
            }

            var next = change(current);
            if (next is null || ReferenceEquals(next, current))
            {
                return current;
            }

            next = next.WrittenBy(writeId);
            var content = JsonSerializer.SerializeToUtf8Bytes(next, json);
            if (await ledger.WriteAsync(key, content, entry?.Version, cancellationToken) is not null)
            {
                return next;
            }
        }

        throw new LedgerBusy($"{key} was changed by others {MostTries} times in a row.");
    }

    private T Parse(string key, LedgerEntry entry) =>
        JsonSerializer.Deserialize(entry.Content.Span, json)
        ?? throw new InvalidDataException($"{key} is null; a document was wanted.");
}
