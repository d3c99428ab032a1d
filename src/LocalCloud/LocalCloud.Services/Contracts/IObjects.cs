namespace LocalCloud.Services.Contracts;

/// <summary>S3 as the other services see it.</summary>
public interface IObjects
{
    /// <summary>Makes a bucket; one that exists stays as it is.</summary>
    Task CreateBucketAsync(string bucket, CancellationToken cancellationToken);

    /// <summary>Writes an object; when this returns it survives a crash.</summary>
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    Task PutAsync(string bucket, string key, Stream content, string contentType, CancellationToken cancellationToken);

    /// <summary>Opens an object for reading.</summary>
    /// <exception cref="AwsException">NoSuchBucket, NoSuchKey.</exception>
    Task<Stream> OpenAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>Lists the objects whose keys start with a prefix, in key order.</summary>
    IAsyncEnumerable<ObjectEntry> ListAsync(string bucket, string prefix, CancellationToken cancellationToken);
}

/// <summary>One object in a listing.</summary>
/// <param name="Key">The key.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ETag">Without quotation marks.</param>
/// <param name="LastModified">When it was written.</param>
public sealed record ObjectEntry(string Key, long Size, string ETag, DateTimeOffset LastModified);
