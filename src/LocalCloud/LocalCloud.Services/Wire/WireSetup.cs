using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalCloud.Services.Wire;

/// <summary>Registers the front door and mounts it.</summary>
public static class WireSetup
{
    /// <summary>Adds the front door. Needs <see cref="CloudSettings"/>, <see cref="IIdSource"/>, a <see cref="TimeProvider"/> (the cloud's clock) and logging.</summary>
    public static IServiceCollection AddLocalWire(this IServiceCollection services, WireOptions? options = null)
    {
        services.TryAddSingleton<IAccessKeys, CredentialRegistry>();
        return services
            .AddSingleton(options ?? new WireOptions())
            .AddSingleton<SignatureVerifier>()
            .AddSingleton<FrontDoor>()
            .AddSingleton<OriginGuard>();
    }

    /// <summary>Guards everything that follows it against web pages of other origins. To be used first.</summary>
    public static IApplicationBuilder UseOriginGuard(this IApplicationBuilder app) => app.UseMiddleware<OriginGuard>();

    /// <summary>Mounts every <see cref="IAwsService"/> on all paths that nothing else is mapped to.</summary>
    public static IEndpointConventionBuilder MapFrontDoor(this IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.ServiceProvider.GetRequiredService<FrontDoor>();
        var builder = endpoints.Map("{**path}", (RequestDelegate)door.HandleAsync);
        builder.Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = int.MaxValue);
        return builder;
    }
}
