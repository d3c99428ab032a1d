using System.Runtime.CompilerServices;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Tests.Results;

/// <summary>A ledger that takes one document, whole or in parts of any size.</summary>
internal sealed class PartedLedger : ILedger, IPartedWrite
{
    private readonly SortedDictionary<int, byte[]> _parts = [];

    /// <summary>The document; null before it is there.</summary>
    public byte[]? Document { get; private set; }

    /// <summary>The numbers of its parts in the order in which they were written.</summary>
    public List<int> Numbers { get; } = [];

    public Task OverwriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Document = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<IPartedWrite> BeginAsync(string key, CancellationToken cancellationToken) => Task.FromResult<IPartedWrite>(this);

    public Task WriteAsync(int number, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Numbers.Add(number);
        _parts.Add(number, content.ToArray());
        return Task.CompletedTask;
    }

    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        Document = [.. _parts.Values.SelectMany(part => part)];
        return Task.CompletedTask;
    }

    public Task<LedgerEntry?> ReadAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> WriteAsync(string key, ReadOnlyMemory<byte> content, string? seen, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }
}
