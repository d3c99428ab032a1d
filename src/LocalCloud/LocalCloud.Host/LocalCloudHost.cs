using LocalCloud.Host.Admin;
using LocalCloud.Host.Deployment;
using LocalCloud.Host.Templates;
using LocalCloud.Services.CleanRooms;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using LocalCloud.Services.Faults;
using LocalCloud.Services.HttpApi;
using LocalCloud.Services.Telemetry;
using LocalCloud.Services.Time;
using LocalCloud.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalCloud.Host;

/// <summary>A cloud in this process: AWS's protocols on one loopback port, its state in one directory.</summary>
/// <remarks>What was going on when an earlier process of the same directory ended goes on when this one starts.</remarks>
public sealed class LocalCloudHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string? _grantsDirectory;

    private LocalCloudHost(WebApplication app, DeploymentReport report, string dataDirectory, string? grantsDirectory)
    {
        _app = app;
        _grantsDirectory = grantsDirectory;
        DataDirectory = dataDirectory;
        StateMachineArns = report.StateMachineArns;
        Notes = report.Notes;
        Endpoint = Local(new Uri(app.Urls.Single()));
    }

    /// <summary>The port, as <c>http://127.0.0.1:4570/</c>: what <c>--endpoint-url</c> takes.</summary>
    public Uri Endpoint { get; }

    /// <summary>The data directory, absolute.</summary>
    public string DataDirectory { get; }

    /// <summary>The state machines of the template: ARNs by name.</summary>
    public IReadOnlyDictionary<string, string> StateMachineArns { get; }

    /// <summary>The only, or the first, state machine of the template; null if it has none.</summary>
    public string? StateMachineArn => StateMachineArns.Values.FirstOrDefault();

    /// <summary>Where the template's HTTP APIs are served: <c>http://127.0.0.1:4570/_api/{logical id}/</c> by logical id.</summary>
    public IReadOnlyDictionary<string, Uri> HttpApiUrls => _app.Services.GetRequiredService<HttpApis>().Ids
        .ToDictionary(id => id, id => new Uri(Endpoint, $"{HttpApis.PathPrefix[1..]}{id}/"), StringComparer.Ordinal);

    /// <summary>What the template's roles are granted, and whether it was used since the start.</summary>
    public IReadOnlyList<GrantUse> Grants => _app.Services.GetRequiredService<IRoles>().Grants;

    /// <summary>What of the template was not made here and may be missed, a line each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The cloud's clock.</summary>
    public VirtualClock Clock => _app.Services.GetRequiredService<VirtualClock>();

    /// <summary>The faults that requests meet.</summary>
    public FaultPlan Faults => _app.Services.GetRequiredService<FaultPlan>();

    /// <summary>The faults that events and schedules meet.</summary>
    public EventFaults EventFaults => _app.Services.GetRequiredService<EventFaults>();

    /// <summary>What functions wrote lately.</summary>
    public FunctionLogs Logs => _app.Services.GetRequiredService<FunctionLogs>();

    /// <summary>What functions wrote in the embedded metric format.</summary>
    public MetricStore Metrics => _app.Services.GetRequiredService<MetricStore>();

    /// <summary>Clean Rooms, beyond its API.</summary>
    public CleanRoomsControl CleanRooms => _app.Services.GetRequiredService<CleanRoomsControl>();

    /// <summary>The services, for tests.</summary>
    internal IServiceProvider Services => _app.Services;

    /// <summary>Starts a cloud; when this returns it answers.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Gives up; what was started is stopped.</param>
    /// <exception cref="TemplateException">The template has faults.</exception>
    /// <exception cref="StoreInUseException">Another process has the data directory.</exception>
    /// <exception cref="StoreTooNewException">A newer version of this program wrote the data directory.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LocalCloudHost> StartAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(options.DataDirectory);
        var template = options.TemplatePath is { } path
            ? TemplateReader.ReadFile(path, new TemplateSettings { Directory = "", Parameters = options.TemplateParameters })
            : new CloudTemplate();
        var app = Composition.Build(options with { DataDirectory = directory });
        try
        {
            var report = await TemplateDeployment.RunAsync(template, options, app.Services, cancellationToken);
            await PrepareAsync(options, app.Services, cancellationToken);
            AdminApi.Map(app, report);
            Composition.MapServices(app);
            await app.StartAsync(cancellationToken);
            return new LocalCloudHost(app, report, directory, options.GrantsDirectory);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the cloud was told to stop.</summary>
    public Task WhenStoppedAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops: what was acknowledged is on disk, what is going on goes on at the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _app.StopAsync(CancellationToken.None);
        }
        catch (Exception late) when (late is OperationCanceledException
            || (late is AggregateException many && many.Flatten().InnerExceptions.All(one => one is OperationCanceledException)))
        {
            // Something was still going on when the time to stop in was over: it goes on at the next start, like all the rest.
        }

        if (_grantsDirectory is not null)
        {
            GrantReport.Leave(_grantsDirectory, Grants);
        }

        await _app.DisposeAsync();
    }

    // Listening on every address is not an address to call.
    private static Uri Local(Uri listening) => listening.Host is "0.0.0.0" or "[::]"
        ? new UriBuilder(listening) { Host = listening.Host == "[::]" ? "[::1]" : "127.0.0.1" }.Uri
        : listening;

    private static async Task PrepareAsync(LocalCloudOptions options, IServiceProvider services, CancellationToken cancellationToken)
    {
        var cleanRooms = services.GetRequiredService<CleanRoomsControl>();
        if (options.ScenePath is { } scene && !cleanRooms.HasScene)
        {
            var text = await File.ReadAllTextAsync(scene, cancellationToken);
            await cleanRooms.ReplaceSceneAsync(TemplateText.Parse(text).ToJsonString(), cancellationToken);
        }

        if (options.FaultsPath is { } faults)
        {
            var text = await File.ReadAllTextAsync(faults, cancellationToken);
            Scenarios.Apply(services, TemplateText.Parse(text));
        }
    }
}
