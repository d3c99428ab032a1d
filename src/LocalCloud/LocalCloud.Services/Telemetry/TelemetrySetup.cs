using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalCloud.Services.Telemetry;

/// <summary>Registers what functions' logs, metrics and traces go to.</summary>
public static class TelemetrySetup
{
    /// <summary>Adds <see cref="FunctionLogs"/>, <see cref="MetricStore"/> and <see cref="TraceStore"/>, once.</summary>
    public static IServiceCollection AddLocalTelemetry(this IServiceCollection services)
    {
        services.TryAddSingleton<MetricStore>();
        services.TryAddSingleton<FunctionLogs>();
        services.TryAddSingleton<TraceStore>();
        return services;
    }
}
