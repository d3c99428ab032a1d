using LocalCloud.Services.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalCloud.Host;

/// <summary>Stands where a service is not composed: it takes events and objects, and keeps neither.</summary>
internal sealed class Missing : IObjects, IEventBus
{
    public static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<IObjects, Missing>();
        services.TryAddSingleton<IEventBus, Missing>();
    }

    public Task CreateBucketAsync(string bucket, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task PutAsync(string bucket, string key, Stream content, string contentType, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<Stream> OpenAsync(string bucket, string key, CancellationToken cancellationToken) =>
        throw new AwsException("NoSuchKey", 404, "The specified key does not exist.");

    public IAsyncEnumerable<ObjectEntry> ListAsync(string bucket, string prefix, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<ObjectEntry>();

    public Task PutAsync(IReadOnlyList<BusEvent> events, CancellationToken cancellationToken) => Task.CompletedTask;
}
