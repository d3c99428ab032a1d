using LocalCloud.Services.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalCloud.Host;

/// <summary>Stands where a service is not composed: it takes events and keeps none, and allows everything.</summary>
internal sealed class Missing : IEventBus, IAuthorizer
{
    public static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<IEventBus, Missing>();
        services.TryAddSingleton<IAuthorizer, Missing>();
    }

    public Task PutAsync(IReadOnlyList<BusEvent> events, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Demand(
        Caller caller, string action, string resourceArn, IReadOnlyDictionary<string, string>? context = null)
    {
        // Everything is allowed.
    }

    public bool Allows(
        Caller caller, string action, string resourceArn, IReadOnlyDictionary<string, string>? context = null) => true;
}
