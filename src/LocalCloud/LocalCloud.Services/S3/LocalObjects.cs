using System.Runtime.CompilerServices;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Checksums;
using LocalCloud.Services.S3.Requests;
using LocalCloud.Services.S3.Storage;

namespace LocalCloud.Services.S3;

/// <summary>S3 as the other services of this cloud use it: as the account itself, without a signature.</summary>
internal sealed class LocalObjects(ObjectLedger ledger, IIdSource ids, CloudSettings settings) : IObjects, IBucketEvents
{
    private const int Page = 1000;

    public Task CreateBucketAsync(string bucket, CancellationToken cancellationToken) =>
        BucketName.IsValid(bucket)
            ? ledger.Store.WriteAsync(c => ObjectRows.CreateBucket(c, bucket, ledger.Now), cancellationToken)
            : throw BucketName.Invalid(bucket);

    public Task TellEventBridgeAsync(string bucket, bool on, CancellationToken cancellationToken) =>
        ledger.Store.WriteAsync(
            connection =>
            {
                _ = ObjectRows.DemandBucket(connection, bucket);
                ObjectRows.SetEventBridge(connection, bucket, on);
            },
            cancellationToken);

    public Task PutAsync(string bucket, string key, Stream content, string contentType, CancellationToken cancellationToken)
    {
        _ = ledger.Demand(bucket);
        var write = new ObjectWrite
        {
            Bucket = bucket,
            Key = key,
            Headers = new Dictionary<string, string> { ["Content-Type"] = contentType },
            Reason = "PutObject",
            RequestId = ids.NewUuid(),
            Requester = settings.AccountId,
        };
        return ledger.PutAsync(write, content, DeclaredChecksum.None, cancellationToken);
    }

    public Task<Stream> OpenAsync(string bucket, string key, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(ledger.Open(bucket, key)?.Reader ?? throw S3Errors.NoSuchKey(key));

    public async IAsyncEnumerable<ObjectEntry> ListAsync(
        string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ListingPosition? position = ListingPosition.Start;
        while (position is { } start)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = ledger.Store.Read(connection =>
            {
                _ = ObjectRows.DemandBucket(connection, bucket);
                return ObjectListing.Read(connection, bucket, prefix, delimiter: null, start, Page);
            });
            foreach (var stored in page.Objects)
            {
                yield return new ObjectEntry(stored.Key, stored.Size, stored.ETag, stored.ModifiedAt);
            }

            position = page.Next;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
