using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge.Delivery;
using LocalCloud.Services.EventBridge.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalCloud.Services.EventBridge;

/// <summary>Registers EventBridge.</summary>
public static class EventBridgeSetup
{
    /// <summary>
    /// Adds EventBridge. Needs the front door, <see cref="LocalCloud.Store.LocalStore"/> and <see cref="IAuthorizer"/>; its
    /// targets are <see cref="IExecutions"/> and <see cref="ILambdaFunctions"/>, asked for when something is delivered.
    /// </summary>
    public static IServiceCollection AddLocalEventBridge(this IServiceCollection services) => services
        .AddLocalDeliveries()
        .AddSingleton<RuleBook>()
        .AddSingleton<RuleTimer>()
        .AddHostedService(provider => provider.GetRequiredService<RuleTimer>())
        .AddSingleton<EventBus>()
        .AddSingleton<IEventBus>(provider => provider.GetRequiredService<EventBus>())
        .AddSingleton<EventBridgeOperations>()
        .AddSingleton<IAwsService, EventBridgeService>()
        .AddSingleton<ISdkActions, EventBridgeActions>();

    // Shared with the scheduler, whichever is added first.
    internal static IServiceCollection AddLocalDeliveries(this IServiceCollection services)
    {
        services.TryAddSingleton<DeliveryBell>();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddSingleton<EventFaults>();
        if (services.Any(s => s.ServiceType == typeof(DeliveryQueue)))
        {
            return services;
        }

        return services
            .AddSingleton<DeliveryQueue>()
            .AddHostedService(provider => provider.GetRequiredService<DeliveryQueue>())
            .AddSingleton(provider => new TargetCaller(
                new(provider.GetRequiredService<IExecutions>),
                new(provider.GetRequiredService<ILambdaFunctions>),
                new(provider.GetRequiredService<EventBus>),
                new(provider.GetRequiredService<IEnumerable<ISdkActions>>),
                provider.GetRequiredService<IAuthorizer>()));
    }
}
