using System.Globalization;
using System.Runtime.CompilerServices;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Aws.Tests.Management.Fakes;

/// <summary>A ledger in memory, and its index; counts what was read.</summary>
internal sealed class FakeLedger : ILedger, ILedgerIndex
{
    private readonly SortedDictionary<string, LedgerEntry> _documents = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _writes;

    public int Reads { get; private set; }

    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_gate)
            {
                return [.. _documents.Keys];
            }
        }
    }

    public Task<LedgerEntry?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Reads++;
            return Task.FromResult(_documents.GetValueOrDefault(key));
        }
    }

    public Task<string?> WriteAsync(string key, ReadOnlyMemory<byte> content, string? seen, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_documents.GetValueOrDefault(key)?.Version == seen ? Put(key, content) : null);
        }
    }

    public Task OverwriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Put(key, content);
            return Task.CompletedTask;
        }
    }

    public Task<IPartedWrite> BeginAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _documents.Remove(key);
            return Task.CompletedTask;
        }
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var key in Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            yield return key;
        }
    }

    public Task<IReadOnlyList<string>> FoldersAsync(string prefix, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(
        [.. Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..].Split('/')[0]).Distinct()]);

    public Task<IReadOnlyList<IndexEntry>> EntriesAsync(string prefix, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<IndexEntry>>(
                [.. _documents.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => new IndexEntry(pair.Key, pair.Value.Version))]);
        }
    }

    private string Put(string key, ReadOnlyMemory<byte> content)
    {
        var version = (++_writes).ToString(CultureInfo.InvariantCulture);
        _documents[key] = new LedgerEntry(content, version);
        return version;
    }
}
