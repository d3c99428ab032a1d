using LocalCloud.Services.CleanRooms;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using LocalCloud.Services.Faults;
using LocalCloud.Services.HttpApi;
using LocalCloud.Services.Iam;
using LocalCloud.Services.Lambda;
using LocalCloud.Services.S3;
using LocalCloud.Services.Scheduler;
using LocalCloud.Services.StepFunctions;
using LocalCloud.Services.Sts;
using LocalCloud.Services.Time;
using LocalCloud.Services.Wire;
using LocalCloud.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Host;

/// <summary>Puts the services together: the one place that knows them all.</summary>
internal static class Composition
{
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(10);

    /// <summary>An application with every service, not started and with nothing mapped.</summary>
    public static WebApplication Build(LocalCloudOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.Address, options.Port);
            kestrel.AddServerHeader = false;
        });
        builder.Logging.ClearProviders();
        options.Logging?.Invoke(builder.Logging);
        builder.Services
            .Configure<HostOptions>(host => host.ShutdownTimeout = s_stopTimeout)
            .AddSingleton<IHostLifetime, NoLifetime>()
            .AddSingleton(new CloudSettings { DataDirectory = options.DataDirectory })
            .AddSingleton<IIdSource>(new RandomIds(new Random()))
            .AddSingleton(new Random())
            .AddSingleton(_ => LocalStore.Open(options.DataDirectory))
            .AddSingleton(_ => VirtualClock.Open(options.DataDirectory, options.TimeScale, TimeProvider.System))
            .AddSingleton<TimeProvider>(all => all.GetRequiredService<VirtualClock>())
            .AddLocalWire(new WireOptions { HostNames = options.HostNames })
            .AddLocalFaults()
            .AddLocalIam((Services.Iam.IamMode)options.Iam)
            .AddLocalS3()
            .AddLocalSts()
            .AddLocalEventBridge()
            .AddLocalScheduler()
            .AddLocalStepFunctions()
            .AddLocalLambda(new LambdaOptions { Elsewhere = options.LambdaEndpoint })
            .AddLocalHttpApis()
            .AddLocalCleanRooms();
        return builder.Build();
    }

    /// <summary>Mounts everything but the admin API.</summary>
    public static void MapServices(WebApplication app)
    {
        app.MapRuntimeApi();
        app.MapFrontDoor();
    }

    // Signals are the tool's business, not the cloud's.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
