using System.Net;
using System.Text;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;
using LocalCloud.Services.Lambda.Runtime;
using LocalCloud.Services.Telemetry;
using LocalCloud.Services.Wire;
using LocalCloud.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Testing;

namespace LocalCloud.Services.Tests.Lambda;

/// <summary>Lambda on a free port, with a store of its own.</summary>
internal sealed class LambdaCloud : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LambdaCloud(WebApplication app)
    {
        _app = app;
        Endpoint = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Endpoint };
        Functions = app.Services.GetRequiredService<LocalFunctions>();
    }

    /// <summary>What the functions of <c>LambdaProbe</c> are started from.</summary>
    public static string Probe { get; } = Path.Combine(
        Repository.Root,
        "artifacts",
        "bin",
        "LambdaProbe",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        OperatingSystem.IsWindows() ? "LambdaProbe.exe" : "LambdaProbe");

    public Uri Endpoint { get; }

    public HttpClient Http { get; }

    public LocalFunctions Functions { get; }

    public ProcessStarter Starter => _app.Services.GetRequiredService<ProcessStarter>();

    public IAccessKeys Keys => _app.Services.GetRequiredService<IAccessKeys>();

    public FunctionLogs Logs => _app.Services.GetRequiredService<FunctionLogs>();

    public DeadLetters DeadLetters => _app.Services.GetRequiredService<DeadLetters>();

    public static async Task<LambdaCloud> StartAsync(
        LocalStore store,
        TimeProvider? clock = null,
        LambdaOptions? options = null,
        IEventBus? bus = null,
        Action<LocalFunctions>? define = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton(new CloudSettings { DataDirectory = store.Directory })
            .AddSingleton<IIdSource>(new RandomIds(new Random(1)))
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(store)
            .AddLocalWire()
            .AddLocalLambda(options);
        if (bus is not null)
        {
            builder.Services.AddSingleton(bus);
        }

        var app = builder.Build();
        app.UseOriginGuard();
        app.MapRuntimeApi();
        app.MapFrontDoor();
        define?.Invoke(app.Services.GetRequiredService<LocalFunctions>());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new LambdaCloud(app);
    }

    /// <summary>The environments of a function.</summary>
    public EnvironmentPool PoolOf(string function) => _app.Services.GetRequiredService<EnvironmentPools>().Find(function)!;

    /// <summary>Defines one of the probe's functions, by its method.</summary>
    public void DefineProbe(string method, int timeoutSeconds = 30, string? roleArn = null) => Functions.Define(
        new FunctionDefinition
        {
            Name = method,
            Handler = "LambdaProbe",
            Executable = Probe,
            TimeoutSeconds = timeoutSeconds,
            RoleArn = roleArn,
            Environment = new Dictionary<string, string> { ["ANNOTATIONS_HANDLER"] = method, ["SETTING"] = "set" },
        });

    public Task<InvocationResult> InvokeAsync(string function, string payload) => Functions.InvokeAsync(
        function,
        Encoding.UTF8.GetBytes(payload),
        TestContext.Current.CancellationToken);

    public static JsonElement Json(InvocationResult result) => JsonElement.Parse(result.Payload.Span);

    public static string Text(InvocationResult result) => Encoding.UTF8.GetString(result.Payload.Span);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
