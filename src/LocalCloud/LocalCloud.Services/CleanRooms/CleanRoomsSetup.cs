using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.CleanRooms;

/// <summary>Registers Clean Rooms.</summary>
public static class CleanRoomsSetup
{
    /// <summary>
    /// Adds Clean Rooms. Needs the store, <see cref="CloudSettings"/>, <see cref="IIdSource"/>, a <see cref="TimeProvider"/>
    /// (the cloud's clock), <see cref="IObjects"/>, <see cref="IEventBus"/> and logging.
    /// </summary>
    public static IServiceCollection AddLocalCleanRooms(this IServiceCollection services) => services
        .AddSingleton<SceneStore>()
        .AddSingleton<JobRoom>()
        .AddSingleton<JobDriver>()
        .AddSingleton<CleanRoomsOperations>()
        .AddSingleton<IAwsService, CleanRoomsApi>()
        .AddSingleton<ISdkActions, CleanRoomsActions>()
        .AddSingleton(all => new CleanRoomsControl(
            all.GetRequiredService<SceneStore>(), all.GetRequiredService<JobRoom>(), all.GetRequiredService<JobDriver>()))
        .AddHostedService(all => all.GetRequiredService<JobDriver>());
}
