using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda.Events;
using LocalCloud.Services.Lambda.Runtime;
using LocalCloud.Services.Telemetry;
using LocalCloud.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Lambda;

/// <summary>Registers Lambda and mounts its Runtime API.</summary>
public static class LambdaSetup
{
    /// <summary>
    /// Adds Lambda. Needs <see cref="CloudSettings"/>, <see cref="IIdSource"/>, <see cref="IAccessKeys"/>, <see cref="LocalStore"/>, a
    /// <see cref="TimeProvider"/> (the cloud's clock) and logging; takes <see cref="IEventBus"/> and <see cref="IAuthorizer"/> where they are.
    /// </summary>
    public static IServiceCollection AddLocalLambda(this IServiceCollection services, LambdaOptions? options = null) => services
        .AddLocalTelemetry()
        .AddSingleton(options ?? new LambdaOptions())
        .AddSingleton<ProcessStarter>()
        .AddSingleton<EnvironmentPools>()
        .AddSingleton<RuntimeApi>()
        .AddSingleton<EventStore>()
        .AddSingleton(provider => new LocalFunctions(
            provider.GetRequiredService<CloudSettings>(),
            provider.GetRequiredService<IIdSource>(),
            provider.GetRequiredService<EnvironmentPools>(),
            provider.GetRequiredService<EventStore>(),
            Elsewhere(provider.GetRequiredService<LambdaOptions>()),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ILambdaFunctions>(provider => provider.GetRequiredService<LocalFunctions>())
        .AddSingleton(provider => new DeadLetters(provider.GetRequiredService<EventStore>()))
        .AddSingleton(provider => new Destinations(
            provider.GetRequiredService<EventStore>(),
            provider.GetRequiredService<IIdSource>(),
            // Asked for late, as the bus has functions among its targets.
            provider.GetService<IEventBus>))
        .AddSingleton<IAwsService>(provider => new LambdaService(
            provider.GetRequiredService<LocalFunctions>(),
            provider.GetService<IAuthorizer>()))
        .AddSingleton(provider => new EventQueueSettings(
            provider.GetRequiredService<LambdaOptions>().MaxEventsInFlight,
            provider.GetRequiredService<ILogger<EventQueue>>()))
        .AddHostedService<LambdaLifetime>()
        .AddHostedService<EventQueue>();

    private static ElsewhereRunner? Elsewhere(LambdaOptions options) =>
        options.Elsewhere is null
            ? null
#pragma warning disable CA2000 // It lives as long as the process.
            : new ElsewhereRunner(new HttpClient { Timeout = TimeSpan.FromMinutes(16) }, options.Elsewhere);
#pragma warning restore CA2000

    /// <summary>Mounts the Runtime API. It is not signed, so it stands beside the front door; its paths begin with a function's name.</summary>
    public static void MapRuntimeApi(this IEndpointRouteBuilder endpoints) =>
        endpoints.ServiceProvider.GetRequiredService<RuntimeApi>().Map(endpoints);
}
