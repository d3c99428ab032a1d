using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ProtectedJobs.Cli.CommandLine;

namespace ProtectedJobs.Cli.Results;

/// <summary>
/// Downloads results into a folder. A file is written beside its place under a name that tells its version, and takes its place when
/// it is complete: an interrupted download goes on where it was, and a file that is there already is not fetched again.
/// </summary>
/// <param name="s3">Where from.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="folder">Where to.</param>
internal sealed class Download(IAmazonS3 s3, string bucket, string folder)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Fetches one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="got">Told of bytes as they come, those that were there already first.</param>
    /// <param name="cancellationToken">Stops; what has come stays for the next time.</param>
    /// <exception cref="UsageException">The object is another than the run collected, or its name leads out of the folder.</exception>
    public async Task FetchAsync(ResultFile file, Action<long> got, CancellationToken cancellationToken)
    {
        var place = PlaceOf(file);
        var done = new FileInfo(place);
        if (done.Exists && done.Length == file.Bytes)
        {
            got(file.Bytes);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var part = $"{place}.{Tag(file)}.part";
        var have = new FileInfo(part) is { Exists: true } begun ? begun.Length : 0;
        if (have > file.Bytes)
        {
            File.Delete(part);
            have = 0;
        }

        got(have);
        if (have < file.Bytes || file.Bytes == 0)
        {
            await AppendAsync(file, part, have, got, cancellationToken);
        }

        File.Move(part, place, overwrite: true);
    }

    private async Task AppendAsync(ResultFile file, string part, long have, Action<long> got, CancellationToken cancellationToken)
    {
        await using var to = new FileStream(part, FileMode.Append, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        if (file.Bytes == 0)
        {
            return;
        }

        using var from = await OpenAsync(file, have, cancellationToken);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await from.ResponseStream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            got(read);
        }

        if (to.Length != file.Bytes)
        {
            throw new IOException($"s3://{bucket}/{file.Key} ended after {to.Length} of {file.Bytes} bytes. Run the command again: it goes on from there.");
        }
    }

    // The version that the run collected, or none: parts of two versions would make a file that never was.
    private async Task<GetObjectResponse> OpenAsync(ResultFile file, long have, CancellationToken cancellationToken)
    {
        try
        {
            return await s3.GetObjectAsync(
                new GetObjectRequest
                {
                    BucketName = bucket,
                    Key = file.Key,
                    EtagToMatch = $"\"{file.ETag}\"",
                    ByteRange = have == 0 ? null : new ByteRange(have, file.Bytes - 1),
                },
                cancellationToken);
        }
        catch (AmazonS3Exception other) when (other.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound)
        {
            throw new UsageException($"s3://{bucket}/{file.Key} is not what the run collected any more: {other.ErrorCode}.");
        }
    }

    private string PlaceOf(ResultFile file)
    {
        var root = Path.GetFullPath(folder);
        var place = Path.GetFullPath(Path.Combine(root, file.Name));
        return place.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? place
            : throw new UsageException($"The result '{file.Name}' leads out of the folder {folder}; nothing of it was fetched.");
    }

    private static string Tag(ResultFile file) => new([.. file.ETag.Where(char.IsAsciiLetterOrDigit).Take(12)]);
}
