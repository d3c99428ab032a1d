using System.Collections.Concurrent;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Tests.CleanRooms;

/// <summary>Buckets in memory.</summary>
internal sealed class FakeObjects : IObjects
{
    private readonly ConcurrentDictionary<string, bool> _buckets = new();

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    public Task CreateBucketAsync(string bucket, CancellationToken cancellationToken)
    {
        _buckets[bucket] = true;
        return Task.CompletedTask;
    }

    public void DropBucket(string bucket) => _buckets.TryRemove(bucket, out _);

    public async Task PutAsync(
        string bucket, string key, Stream content, string contentType, CancellationToken cancellationToken)
    {
        if (!_buckets.ContainsKey(bucket))
        {
            throw new AwsException("NoSuchBucket", 404, "The specified bucket does not exist");
        }

        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        Objects[$"{bucket}/{key}"] = bytes.ToArray();
    }

    public Task<Stream> OpenAsync(string bucket, string key, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new MemoryStream(Objects[$"{bucket}/{key}"]));

    public IAsyncEnumerable<ObjectEntry> ListAsync(string bucket, string prefix, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
