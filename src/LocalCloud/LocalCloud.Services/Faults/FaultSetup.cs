using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Faults;

/// <summary>Registers fault injection.</summary>
public static class FaultSetup
{
    /// <summary>Adds an empty <see cref="FaultPlan"/>.</summary>
    public static IServiceCollection AddLocalFaults(this IServiceCollection services) =>
        services.AddSingleton<FaultPlan>().AddSingleton<FaultMiddleware>();

    /// <summary>Makes requests to the front door fail as the plan says. To be used after the origin guard.</summary>
    public static IApplicationBuilder UseFaults(this IApplicationBuilder app) => app.UseMiddleware<FaultMiddleware>();
}
