using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.HttpApi;

/// <summary>Registers the HTTP APIs and mounts them.</summary>
public static class HttpApiSetup
{
    /// <summary>Adds <see cref="HttpApis"/>, empty. Needs the front door, <see cref="IAuthorizer"/> and <see cref="ILambdaFunctions"/>.</summary>
    public static IServiceCollection AddLocalHttpApis(this IServiceCollection services) => services
        .AddSingleton<HttpApis>()
        .AddSingleton<ApiCallers>()
        .AddSingleton<ApiFunctions>()
        .AddSingleton<HttpApiGate>();

    /// <summary>Serves them. To be used after the origin guard and the faults.</summary>
    public static IApplicationBuilder UseHttpApis(this IApplicationBuilder app) => app.UseMiddleware<HttpApiGate>();
}
