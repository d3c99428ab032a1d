using Amazon.S3;
using Amazon.S3.Model;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Aws.S3;

/// <summary>What is in the ledger's bucket; versions are entity tags, as <see cref="S3Ledger"/> tells them.</summary>
internal sealed class S3Index(IAmazonS3 client, string bucket) : ILedgerIndex
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FoldersAsync(string prefix, CancellationToken cancellationToken)
    {
        var pages = await PagesAsync(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, Delimiter = "/" }, cancellationToken);
        return [.. pages.SelectMany(page => page.CommonPrefixes ?? []).Select(folder => folder[prefix.Length..].TrimEnd('/'))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IndexEntry>> EntriesAsync(string prefix, CancellationToken cancellationToken)
    {
        var pages = await PagesAsync(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix }, cancellationToken);
        return [.. pages.SelectMany(page => page.S3Objects ?? []).Select(found => new IndexEntry(found.Key, found.ETag))];
    }

    private async Task<List<ListObjectsV2Response>> PagesAsync(ListObjectsV2Request request, CancellationToken cancellationToken)
    {
        var pages = new List<ListObjectsV2Response>();
        try
        {
            do
            {
                pages.Add(await client.ListObjectsV2Async(request, cancellationToken));
                request.ContinuationToken = pages[^1].NextContinuationToken;
            }
            while (request.ContinuationToken is not null);
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, $"ListObjectsV2 {request.Prefix}");
        }

        return pages;
    }
}
