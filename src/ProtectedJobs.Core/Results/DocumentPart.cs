namespace ProtectedJobs.Core.Results;

/// <summary>Some bytes of a document.</summary>
/// <param name="number">Its place in the document, from 1.</param>
internal sealed class DocumentPart(int number)
{
    private byte[] _bytes = new byte[16 * 1024];
    private int _length;

    /// <summary>Its place in the document, from 1.</summary>
    public int Number { get; private set; } = number;

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Content => _bytes.AsMemory(0, _length);

    /// <summary>Becomes another part, empty.</summary>
    public void Begin(int number) => (Number, _length) = (number, 0);

    /// <summary>Room for bytes at its end.</summary>
    public Memory<byte> GetMemory(int count)
    {
        Grow(Math.Max(count, 1));
        return _bytes.AsMemory(_length);
    }

    /// <summary>Notes that bytes were written into that room.</summary>
    public void Advance(int count) => _length += count;

    /// <summary>Puts bytes in the place of others; what follows moves.</summary>
    public void Replace(int at, int count, ReadOnlySpan<byte> content)
    {
        Grow(content.Length);
        _bytes.AsSpan((at + count).._length).CopyTo(_bytes.AsSpan(at + content.Length));
        content.CopyTo(_bytes.AsSpan(at));
        _length += content.Length - count;
    }

    private void Grow(int room)
    {
        if (_bytes.Length - _length < room)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + room));
        }
    }
}
