using ProtectedJobs.Core.Ports;

namespace Simulation.World;

/// <summary>A multipart upload over a wire.</summary>
/// <param name="store">Where its object will be.</param>
/// <param name="key">Under which key.</param>
/// <param name="wire">The wire.</param>
public sealed class PartedWrite(LedgerStore store, string key, IWire wire) : IPartedWrite
{
    private readonly SortedDictionary<int, byte[]> _parts = [];

    /// <inheritdoc/>
    public async Task WriteAsync(int number, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("UploadPart");
        _parts[number] = content.ToArray();
        await wire.AnswerAsync("UploadPart");
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await wire.RequestAsync("CompleteMultipartUpload");
        if (_parts.SkipLast(1).FirstOrDefault(part => part.Value.Length < IPartedWrite.FewestBytes) is { Value: { } small, Key: var number })
        {
            throw new InvalidOperationException($"EntityTooSmall: part {number} of {key} has {small.Length} bytes and is not the last.");
        }

        store.Overwrite(key, _parts.Values.SelectMany(part => part).ToArray());
        await wire.AnswerAsync("CompleteMultipartUpload");
    }
}
