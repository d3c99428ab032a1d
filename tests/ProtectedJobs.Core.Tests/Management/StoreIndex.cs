using ProtectedJobs.Core.Ports;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Management;

/// <summary>The index of a ledger in memory.</summary>
internal sealed class StoreIndex(LedgerStore store) : ILedgerIndex
{
    public Task<IReadOnlyList<string>> FoldersAsync(string prefix, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(
        [.. store.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..].Split('/')[0]).Distinct()]);

    public Task<IReadOnlyList<IndexEntry>> EntriesAsync(string prefix, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<IndexEntry>>(
        [.. store.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => new IndexEntry(key, store.Read(key)!.Value.Version))]);
}
