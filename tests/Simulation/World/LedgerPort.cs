using System.Runtime.CompilerServices;
using ProtectedJobs.Core.Ports;

namespace Simulation.World;

/// <summary>The ledger over a wire: If-Match, 409, 412, and answers that are lost.</summary>
/// <param name="store">The objects.</param>
/// <param name="wire">The wire.</param>
public sealed class LedgerPort(LedgerStore store, IWire wire) : ILedger
{
    /// <inheritdoc/>
    public async Task<LedgerEntry?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("GetObject");
        var found = store.Read(key);
        await wire.AnswerAsync("GetObject");
        return found is { } entry ? new LedgerEntry(entry.Content, entry.Version) : null;
    }

    /// <inheritdoc/>
    public async Task<string?> WriteAsync(string key, ReadOnlyMemory<byte> content, string? seen, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("PutObject");
        if (wire.Conflicts())
        {
            return null;
        }

        var version = store.Write(key, content, seen);
        await wire.AnswerAsync("PutObject");
        return version is not null && wire.RefusesOwnWrite() ? null : version;
    }

    /// <inheritdoc/>
    public async Task OverwriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("PutObject");
        store.Overwrite(key, content);
        await wire.AnswerAsync("PutObject");
    }

    /// <inheritdoc/>
    public async Task<IPartedWrite> BeginAsync(string key, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("CreateMultipartUpload");
        await wire.AnswerAsync("CreateMultipartUpload");
        return new PartedWrite(store, key, wire);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("DeleteObject");
        store.Delete(key);
        await wire.AnswerAsync("DeleteObject");
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await wire.RequestAsync("ListObjectsV2");
        List<string> keys = [.. store.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];
        await wire.AnswerAsync("ListObjectsV2");
        foreach (var key in keys)
        {
            yield return key;
        }
    }
}
