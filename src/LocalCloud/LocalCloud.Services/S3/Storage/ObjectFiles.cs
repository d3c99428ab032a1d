using System.Buffers;
using System.Security.Cryptography;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Checksums;
using Microsoft.Win32.SafeHandles;

namespace LocalCloud.Services.S3.Storage;

/// <summary>The bytes of objects: files below <c>objects/</c>, named by chance; nothing a client sends becomes part of a path.</summary>
internal sealed class ObjectFiles(CloudSettings settings, IIdSource ids)
{
    /// <summary>The most that one PUT or one part may bring: 5 GiB.</summary>
    public const long Largest = 5L * 1024 * 1024 * 1024;

    private const int BufferSize = 512 * 1024;
    private const string Unfinished = ".part";

    private readonly string _root = Path.Combine(settings.DataDirectory, "objects");

    /// <summary>Streams a body to a new file and makes it durable: temporary name, fsync, rename.</summary>
    /// <param name="body">Read to its end.</param>
    /// <param name="declared">What it must hash to.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    /// <exception cref="AwsException">EntityTooLarge, BadDigest, or what the body threw.</exception>
    public async Task<ReceivedBody> ReceiveAsync(Stream body, DeclaredChecksum declared, CancellationToken cancellationToken)
    {
        var name = ids.NewHex(32);
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            ReceivedBody received;
            using (var file = File.OpenHandle(path + Unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous))
            {
                received = await WriteAsync(file, name, body, declared, cancellationToken).ConfigureAwait(false);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(path + Unfinished, path);
            return received;
        }
        catch
        {
            File.Delete(path + Unfinished);
            throw;
        }
    }

    /// <summary>Opens a file for reading; it can be read on after it was removed.</summary>
    /// <exception cref="FileNotFoundException">It was removed before.</exception>
    public SafeFileHandle Open(Segment segment) => File.OpenHandle(
        PathOf(segment.File), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.Asynchronous);

    /// <summary>Removes files that no row speaks of any more.</summary>
    public void Remove(IEnumerable<Segment> segments)
    {
        foreach (var segment in segments)
        {
            File.Delete(PathOf(segment.File));
        }
    }

    /// <summary>Removes every file that is not spoken of: what a crash left between the bytes and their row.</summary>
    /// <param name="isSpokenOf">Given a file's name.</param>
    /// <returns>How many were removed.</returns>
    public int RemoveOrphans(Predicate<string> isSpokenOf)
    {
        var removed = 0;
        if (Directory.Exists(_root))
        {
            foreach (var path in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
            {
                if (!isSpokenOf(Path.GetFileName(path)))
                {
                    File.Delete(path);
                    removed++;
                }
            }
        }

        return removed;
    }

    private string PathOf(string name) => Path.Combine(_root, name[..2], name);

    // While one buffer is on its way to the disk the next is received and hashed.
    private static async Task<ReceivedBody> WriteAsync(
        SafeFileHandle file, string name, Stream body, DeclaredChecksum declared, CancellationToken cancellationToken)
    {
        var filling = ArrayPool<byte>.Shared.Rent(BufferSize);
        var writing = ArrayPool<byte>.Shared.Rent(BufferSize);
        var pending = ValueTask.CompletedTask;
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var running = declared.Algorithm?.Begin();
        var size = 0L;
        try
        {
            while (true)
            {
                var length = await FillAsync(body, filling, cancellationToken).ConfigureAwait(false);
                md5.AppendData(filling, 0, length);
                running?.Append(filling.AsSpan(0, length));
                await pending.ConfigureAwait(false);
                pending = ValueTask.CompletedTask;
                if (length == 0)
                {
                    break;
                }

                if (size + length > Largest)
                {
                    throw new AwsException("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size");
                }

                (filling, writing) = (writing, filling);
                pending = RandomAccess.WriteAsync(file, writing.AsMemory(0, length), size, CancellationToken.None);
                size += length;
            }
        }
        finally
        {
            // The buffer is the write's until the write has ended, however this ends.
            await Task.WhenAny(pending.AsTask()).ConfigureAwait(false);
            ArrayPool<byte>.Shared.Return(filling);
            ArrayPool<byte>.Shared.Return(writing);
        }

        var digest = md5.GetHashAndReset();
        var value = running?.Finish();
        declared.Verify(Convert.ToBase64String(digest), value);
        return new ReceivedBody(
            new Segment(name, size),
            Convert.ToHexStringLower(digest),
            value is null ? null : new Checksum(declared.Algorithm!, Checksum.FullObject, value));
    }

    private static async Task<int> FillAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        int read;
        while (length < BufferSize
            && (read = await body.ReadAsync(buffer.AsMemory(length, BufferSize - length), cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += read;
        }

        return length;
    }
}
