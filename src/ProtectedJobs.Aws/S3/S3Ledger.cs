using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Aws.S3;

/// <summary>The ledger in an S3 bucket: versions are entity tags, and every change is a conditional write.</summary>
/// <remarks>Its role needs s3:ListBucket: without it a missing key answers 403, which cannot be told from a refusal.</remarks>
internal sealed class S3Ledger(IAmazonS3 client, string bucket) : ILedger
{
    private const string ContentType = "application/json";

    /// <inheritdoc/>
    public async Task<LedgerEntry?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetObjectAsync(
                new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken);
            using var content = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(content, cancellationToken);
            return new LedgerEntry(content.ToArray(), answer.ETag);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound && missing.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"GetObject {key}");
        }
    }

    /// <inheritdoc/>
    public async Task<string?> WriteAsync(string key, ReadOnlyMemory<byte> content, string? seen, CancellationToken cancellationToken)
    {
        try
        {
            var request = Request(key, content);
            request.IfNoneMatch = seen is null ? "*" : null;
            request.IfMatch = seen;
            return (await client.PutObjectAsync(request, cancellationToken)).ETag;
        }
        catch (AmazonS3Exception other) when (IsAnotherWrite(other))
        {
            return null;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"PutObject {key}");
        }
    }

    /// <inheritdoc/>
    public async Task OverwriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await client.PutObjectAsync(Request(key, content), cancellationToken);
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"PutObject {key}");
        }
    }

    /// <inheritdoc/>
    public async Task<IPartedWrite> BeginAsync(string key, CancellationToken cancellationToken) =>
        await S3PartedWrite.BeginAsync(client, bucket, key, ContentType, cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = key }, cancellationToken);
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"DeleteObject {key}");
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? page = null;
        do
        {
            var answer = await ListPageAsync(prefix, page, cancellationToken);
            foreach (var found in answer.S3Objects ?? [])
            {
                yield return found.Key;
            }

            page = answer.NextContinuationToken;
        }
        while (page is not null);
    }

    // 412: another version is there. 409: another write is under way. 404: If-Match on a key that is gone.
    private static bool IsAnotherWrite(AmazonS3Exception error) =>
        error.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict
        || (error.StatusCode == HttpStatusCode.NotFound && error.ErrorCode == "NoSuchKey");

    private PutObjectRequest Request(string key, ReadOnlyMemory<byte> content) => new()
    {
        BucketName = bucket,
        Key = key,
        ContentType = ContentType,
        InputStream = new MemoryStream(content.ToArray(), writable: false),
    };

    private async Task<ListObjectsV2Response> ListPageAsync(string prefix, string? page, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, ContinuationToken = page }, cancellationToken);
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"ListObjectsV2 {prefix}");
        }
    }
}
