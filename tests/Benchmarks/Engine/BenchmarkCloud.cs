using System.Net;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using LocalCloud.Services.Iam;
using LocalCloud.Services.S3;
using LocalCloud.Services.Scheduler;
using LocalCloud.Services.StepFunctions;
using LocalCloud.Services.Wire;
using LocalCloud.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Engine;

/// <summary>Step Functions with the event bus it tells, on a directory, at a loopback port; functions answer at once.</summary>
internal sealed class BenchmarkCloud : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::000000000000:role/machine";

    private readonly WebApplication _app;

    private BenchmarkCloud(WebApplication app, LocalStore store)
    {
        _app = app;
        Store = store;
    }

    public LocalStore Store { get; }

    public IExecutions Executions => _app.Services.GetRequiredService<IExecutions>();

    public Uri Endpoint => new(_app.Urls.Single());

    public static async Task<BenchmarkCloud> StartAsync(string directory, ILambdaFunctions? functions = null, int port = 0)
    {
        var store = LocalStore.Open(directory);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services
            .AddSingleton(store)
            .AddSingleton(new CloudSettings { DataDirectory = directory })
            .AddSingleton<IIdSource>(new RandomIds(new Random()))
            .AddSingleton(new Random())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(functions ?? new EchoFunctions())
            .AddLocalWire()
            .AddLocalIam(IamMode.Off)
            .AddLocalS3()
            .AddLocalEventBridge()
            .AddLocalScheduler()
            .AddLocalStepFunctions();
        var app = builder.Build();
        app.MapFrontDoor();
        await app.StartAsync();
        return new BenchmarkCloud(app, store);
    }

    /// <summary>Waits until the cloud was told to stop.</summary>
    public Task WhenStoppedAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
    }
}
