using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProtectedJobs.Console.Components;
using ProtectedJobs.Console.Local;
using ProtectedJobs.Console.Machines;
using ProtectedJobs.Console.Runs;
using Radzen;

namespace ProtectedJobs.Console.Hosting;

/// <summary>The console: pages on one loopback port that show and steer the runs of one place.</summary>
public sealed class ConsoleHost : IAsyncDisposable
{
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(3);
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _feeding;

    private ConsoleHost(WebApplication app)
    {
        _app = app;
        Url = new Uri(app.Urls.Single());
        _feeding = FeedAsync(app.Services.GetRequiredService<RunFeed>(), _stopping.Token);
    }

    /// <summary>Where it is.</summary>
    public Uri Url { get; }

    /// <summary>Starts it; when this returns it answers.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ConsoleHost> StartAsync(ConsoleOptions options, CancellationToken cancellationToken)
    {
        var app = Build(options);
        try
        {
            await app.StartAsync(cancellationToken);
            return new ConsoleHost(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it; pages that are open say so.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _feeding;
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private static WebApplication Build(ConsoleOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ConsoleHost).Assembly.GetName().Name,
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
        });
        builder.Logging.ClearProviders();
        options.Logging?.Invoke(builder.Logging);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_stopTimeout);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        AddPages(builder.Services, options);
        var app = builder.Build();
        app.UsePageGuard();
        app.UseAntiforgery();
        app.MapEmbeddedAssets();
        app.MapResultDownloads();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    private static void AddPages(IServiceCollection services, ConsoleOptions options)
    {
        services.AddSingleton(options)
            .AddSingleton(options.Place)
            .AddSingleton(options.Runs)
            .AddSingleton(options.Rhythm)
            .AddSingleton(options.Clock)
            .AddSingleton<RunFeed>()
            .AddSingleton<MachineShelf>()
            .AddSingleton(_ => new PageKey());

        services.AddSingleton(_ => LocalCloudAdmin.At(options.Place.LocalCloud ?? new Uri("http://127.0.0.1/")));

        // Keys live as long as the process: nothing is written to the user's folders, and a restart ends old pages.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddRadzenComponents();
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitMaxRetained = 20;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
        });
    }

    private static async Task FeedAsync(RunFeed feed, CancellationToken cancellationToken)
    {
        try
        {
            await feed.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It is told to stop so.
        }
    }

    // Signals are the tool's business.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
