using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Aws.S3;

/// <summary>The places in S3 where jobs write their results: often another team's, and then maybe not readable.</summary>
internal sealed class S3Results(IAmazonS3 client) : IResultStore
{
    /// <inheritdoc/>
    public async Task<ResultListing> ListAsync(ResultQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var page = await client.ListObjectsV2Async(
                new ListObjectsV2Request
                {
                    BucketName = query.Bucket,
                    Prefix = query.Prefix,
                    Delimiter = query.FoldsFolders ? "/" : null,
                    StartAfter = query.After,
                    ContinuationToken = query.Page,
                },
                cancellationToken);
            return new ResultListing.Found(
                [.. (page.S3Objects ?? []).Select(o => new ResultObject(o.Key, o.Size ?? 0, o.ETag.Trim('"')))],
                page.CommonPrefixes ?? [],
                page.NextContinuationToken);
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MovedPermanently)
        {
            return new ResultListing.Unreadable(AwsTrouble.Tell(refused));
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"ListObjectsV2 of results in {query.Bucket}");
        }
    }
}
