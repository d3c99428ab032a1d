using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Checksums;
using LocalCloud.Services.S3.Storage;
using LocalCloud.Store;

namespace LocalCloud.Services.S3;

/// <summary>Where objects change: bytes first, then their row, then the event, then what was replaced goes.</summary>
internal sealed class ObjectLedger(LocalStore store, ObjectFiles files, IEventBus events, TimeProvider clock)
{
    public LocalStore Store => store;

    public ObjectFiles Files => files;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The object as it is now.</summary>
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    public StoredObject? Find(string bucket, string key) => store.Read(connection =>
    {
        _ = ObjectRows.DemandBucket(connection, bucket);
        return ObjectRows.Find(connection, bucket, key);
    });

    /// <summary>Demands the bucket.</summary>
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    public Bucket Demand(string bucket) => store.Read(connection => ObjectRows.DemandBucket(connection, bucket));

    /// <summary>Opens an object's bytes together with the row they belong to.</summary>
    /// <returns>Null if there is none.</returns>
    public (StoredObject Stored, ObjectReader Reader)? Open(string bucket, string key)
    {
        while (Find(bucket, key) is { } stored)
        {
            try
            {
                return (stored, ObjectReader.Open(files, stored));
            }
            catch (FileNotFoundException) when (HasChanged(stored))
            {
                // Replaced between the two looks: look again.
            }
        }

        return null;
    }

    /// <summary>Stores a body as an object.</summary>
    public async Task<StoredObject> PutAsync(
        ObjectWrite write, Stream body, DeclaredChecksum declared, CancellationToken cancellationToken)
    {
        var received = await files.ReceiveAsync(body, declared, cancellationToken).ConfigureAwait(false);
        var stored = write.Of([received.Segment], received.Segment.Size, received.Md5Hex, received.Checksum, Now);
        try
        {
            await CommitAsync(write, stored, _ => { }).ConfigureAwait(false);
        }
        catch
        {
            files.Remove(stored.Segments);
            throw;
        }

        return stored;
    }

    /// <summary>Writes the row if the conditions hold, then tells the event bus and drops the bytes that were replaced.</summary>
    /// <param name="write">What is written, and on which conditions.</param>
    /// <param name="stored">The row.</param>
    /// <param name="also">Further work of the same transaction.</param>
    public async Task CommitAsync(ObjectWrite write, StoredObject stored, Action<Microsoft.Data.Sqlite.SqliteConnection> also)
    {
        var (replaced, bucket) = await store.WriteAsync(
            connection =>
            {
                var bucket = ObjectRows.DemandBucket(connection, stored.Bucket);
                var existing = ObjectRows.Find(connection, stored.Bucket, stored.Key);
                write.Conditions.DemandWrite(existing, stored.Key);
                ObjectRows.Put(connection, stored);
                also(connection);
                return (existing, bucket);
            },
            CancellationToken.None).ConfigureAwait(false);
        if (bucket.TellsEventBridge)
        {
            await events.PutAsync([ObjectEvent.Created(stored, write)], CancellationToken.None).ConfigureAwait(false);
        }

        files.Remove(replaced?.Segments ?? []);
    }

    /// <summary>Deletes an object; one that is not there is deleted already.</summary>
    public async Task DeleteAsync(ObjectWrite write)
    {
        var (removed, bucket) = await store.WriteAsync(
            connection =>
            {
                var bucket = ObjectRows.DemandBucket(connection, write.Bucket);
                var existing = ObjectRows.Find(connection, write.Bucket, write.Key);
                if (existing is not null)
                {
                    write.Conditions.DemandWrite(existing, write.Key);
                    ObjectRows.Delete(connection, write.Bucket, write.Key);
                }

                return (existing, bucket);
            },
            CancellationToken.None).ConfigureAwait(false);
        if (removed is null)
        {
            return;
        }

        if (bucket.TellsEventBridge)
        {
            await events.PutAsync([ObjectEvent.Deleted(removed, write)], CancellationToken.None).ConfigureAwait(false);
        }

        files.Remove(removed.Segments);
    }

    private bool HasChanged(StoredObject stored) =>
        Find(stored.Bucket, stored.Key) is not { } now || !now.Segments.SequenceEqual(stored.Segments);
}
