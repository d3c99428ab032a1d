using LocalCloud.Services.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Sts;

/// <summary>Registers STS.</summary>
public static class StsSetup
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddLocalSts(this IServiceCollection services) => services.AddSingleton<IAwsService, StsService>();
}
