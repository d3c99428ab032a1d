using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace LocalCloud.Services.S3.Storage;

/// <summary>An object's bytes, its files held open, so that an overwrite or a delete does not disturb who reads.</summary>
internal sealed class ObjectReader : Stream
{
    private const int BufferSize = 256 * 1024;

    private readonly (SafeFileHandle File, long Start, long End)[] _files;
    private long _position;

    private ObjectReader((SafeFileHandle File, long Start, long End)[] files, long length)
    {
        _files = files;
        Length = length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    /// <summary>Opens the object's files.</summary>
    /// <exception cref="FileNotFoundException">The object was replaced meanwhile: read its row again.</exception>
    public static ObjectReader Open(ObjectFiles files, StoredObject stored)
    {
        var opened = new List<(SafeFileHandle, long, long)>(stored.Segments.Count);
        try
        {
            var start = 0L;
            foreach (var segment in stored.Segments)
            {
                opened.Add((files.Open(segment), start, start + segment.Size));
                start += segment.Size;
            }

            return new ObjectReader([.. opened], start);
        }
        catch
        {
            opened.ForEach(o => o.Item1.Dispose());
            throw;
        }
    }

    /// <summary>Copies so many bytes from an offset.</summary>
    public async Task CopyAsync(Stream target, long offset, long length, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(length, 1, BufferSize));
        try
        {
            _position = offset;
            while (length > 0)
            {
                var read = await ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    throw new EndOfStreamException("A file of the object is shorter than its row says.");
                }

                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                length -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        foreach (var (file, start, end) in _files)
        {
            if (_position < end)
            {
                var piece = buffer[..(int)Math.Min(buffer.Length, end - _position)];
                var read = await RandomAccess.ReadAsync(file, piece, _position - start, cancellationToken).ConfigureAwait(false);
                _position += read;
                return read;
            }
        }

        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        foreach (var (file, start, end) in _files)
        {
            if (_position < end)
            {
                var read = RandomAccess.Read(file, buffer.AsSpan(offset, (int)Math.Min(count, end - _position)), _position - start);
                _position += read;
                return read;
            }
        }

        return 0;
    }

    public override long Seek(long offset, SeekOrigin origin) => _position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        foreach (var (file, _, _) in _files)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
