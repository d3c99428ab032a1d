using System.Runtime.InteropServices;
using Amazon.S3;
using Amazon.S3.Model;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Aws.S3;

/// <summary>A multipart upload. One that is not completed is left to the bucket's lifecycle rule: whoever was killed could not abort it.</summary>
internal sealed class S3PartedWrite : IPartedWrite
{
    private readonly IAmazonS3 _client;
    private readonly InitiateMultipartUploadRequest _target;
    private readonly string _uploadId;
    private readonly List<UploadPartResponse> _parts = [];

    private S3PartedWrite(IAmazonS3 client, InitiateMultipartUploadRequest target, string uploadId) =>
        (_client, _target, _uploadId) = (client, target, uploadId);

    /// <summary>Begins one.</summary>
    public static async Task<S3PartedWrite> BeginAsync(IAmazonS3 client, string bucket, string key, string contentType, CancellationToken cancellationToken)
    {
        try
        {
            var target = new InitiateMultipartUploadRequest
            {
                BucketName = bucket,
                Key = key,
                ContentType = contentType,
                ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
            };
            var begun = await client.InitiateMultipartUploadAsync(target, cancellationToken);
            return new S3PartedWrite(client, target, begun.UploadId);
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"CreateMultipartUpload {key}");
        }
    }

    /// <inheritdoc/>
    public async Task WriteAsync(int number, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = StreamOf(content);
            _parts.Add(await _client.UploadPartAsync(
                new UploadPartRequest
                {
                    BucketName = _target.BucketName,
                    Key = _target.Key,
                    UploadId = _uploadId,
                    PartNumber = number,
                    InputStream = stream,
                    ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
                },
                cancellationToken));
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"UploadPart {number} of {_target.Key}");
        }
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = new CompleteMultipartUploadRequest { BucketName = _target.BucketName, Key = _target.Key, UploadId = _uploadId };
            request.AddPartETagsAndChecksums(_parts.OrderBy(part => part.PartNumber));
            await _client.CompleteMultipartUploadAsync(request, cancellationToken);
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"CompleteMultipartUpload {_target.Key}");
        }
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
