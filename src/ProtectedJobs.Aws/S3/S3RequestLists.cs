using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Aws.S3;

/// <summary>Lists of requests in S3. Its role needs s3:ListBucket, or an object that is not there answers like one that may not be read.</summary>
internal sealed class S3RequestLists(IAmazonS3 client) : IRequestLists
{
    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken);
            using var content = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(content, cancellationToken);
            return content.ToArray();
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"GetObject s3://{bucket}/{key}");
        }
    }
}
