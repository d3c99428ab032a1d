using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalCloud.Services.Telemetry;

/// <summary>Registers what functions' logs and metrics go to.</summary>
public static class TelemetrySetup
{
    /// <summary>Adds <see cref="FunctionLogs"/> and <see cref="MetricStore"/>, once.</summary>
    public static IServiceCollection AddLocalTelemetry(this IServiceCollection services)
    {
        services.TryAddSingleton<MetricStore>();
        services.TryAddSingleton<FunctionLogs>();
        return services;
    }
}
