using LocalCloud.Services.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Iam;

/// <summary>Registers IAM.</summary>
public static class IamSetup
{
    /// <summary>Adds the authorizer that every service asks, and the roles it judges by.</summary>
    /// <param name="services">The container.</param>
    /// <param name="mode">What becomes of a call that no policy allows.</param>
    public static IServiceCollection AddLocalIam(this IServiceCollection services, IamMode mode = IamMode.Enforce) => services
        .AddSingleton(provider => new Authorizer(
            mode, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Authorizer>>()))
        .AddSingleton<IAuthorizer>(provider => provider.GetRequiredService<Authorizer>())
        .AddSingleton<IRoles>(provider => provider.GetRequiredService<Authorizer>());
}
