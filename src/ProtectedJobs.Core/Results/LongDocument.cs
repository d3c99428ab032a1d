using System.Buffers;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Results;

/// <summary>
/// A document written from its beginning to its end: in one write if it is short, in parts if it is long, of which at most two are held. One
/// place in it at a time may be kept, to be written over once more is known.
/// </summary>
/// <param name="ledger">Where it goes.</param>
/// <param name="key">Its key.</param>
/// <param name="partBytes">From how many bytes on a part is written; <see cref="IPartedWrite.FewestBytes"/> at least.</param>
internal sealed class LongDocument(ILedger ledger, string key, int partBytes = LongDocument.PartBytes) : IBufferWriter<byte>
{
    /// <summary>From how many bytes on a part is written.</summary>
    public const int PartBytes = 8 * 1024 * 1024;

    private IPartedWrite? _write;
    private DocumentPart _last = new(1);
    private DocumentPart? _spare;
    private DocumentPart? _kept;
    private int _keptAt;

    /// <inheritdoc/>
    public void Advance(int count) => _last.Advance(count);

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => _last.GetMemory(sizeHint);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Keeps the place that is written next.</summary>
    public void Keep() => (_kept, _keptAt) = (_last, _last.Content.Length);

    /// <summary>Writes other bytes over the first at the place that is kept, and keeps it no more.</summary>
    /// <param name="count">How many are written over.</param>
    /// <param name="content">What is there instead.</param>
    /// <param name="cancellationToken">Stops between writes.</param>
    public Task ReplaceAsync(int count, ReadOnlySpan<byte> content, CancellationToken cancellationToken)
    {
        _kept!.Replace(_keptAt, count, content);
        return ReleaseAsync(cancellationToken);
    }

    /// <summary>Leaves the place that is kept as it is; nothing if none is.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        var kept = _kept;
        _kept = null;
        if (kept is not null && kept != _last)
        {
            await WriteAsync(kept, cancellationToken);
        }
    }

    /// <summary>Writes a part, if there is enough for one. May be called anywhere between bytes.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (_last.Content.Length < partBytes)
        {
            return;
        }

        var full = _last;
        _last = _spare ?? new DocumentPart(0);
        _spare = null;
        _last.Begin(full.Number + 1);
        if (full != _kept)
        {
            await WriteAsync(full, cancellationToken);
        }
    }

    /// <summary>Ends the document: it is there from now on, whatever was before.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await ReleaseAsync(cancellationToken);
        if (_write is null)
        {
            await ledger.OverwriteAsync(key, _last.Content, cancellationToken);
            return;
        }

        await WriteAsync(_last, cancellationToken);
        await _write.CompleteAsync(cancellationToken);
    }

    private async Task WriteAsync(DocumentPart part, CancellationToken cancellationToken)
    {
        _write ??= await ledger.BeginAsync(key, cancellationToken);
        await _write.WriteAsync(part.Number, part.Content, cancellationToken);
        _spare = part;
    }
}
