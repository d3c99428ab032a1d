using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Scheduler;

/// <summary>Registers Scheduler.</summary>
public static class SchedulerSetup
{
    /// <summary>Adds Scheduler. Needs what EventBridge needs, and EventBridge.</summary>
    public static IServiceCollection AddLocalScheduler(this IServiceCollection services) => services
        .AddLocalDeliveries()
        .AddSingleton<ScheduleTimer>()
        .AddHostedService(provider => provider.GetRequiredService<ScheduleTimer>())
        .AddSingleton<SchedulerOperations>()
        .AddSingleton<SchedulerService>()
        .AddSingleton<IAwsService>(provider => provider.GetRequiredService<SchedulerService>())
        .AddSingleton<ISdkActions>(provider => provider.GetRequiredService<SchedulerService>());
}
