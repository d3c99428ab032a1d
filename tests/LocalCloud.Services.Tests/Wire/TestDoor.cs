using System.Net;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;
using LocalCloud.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Tests.Wire;

/// <summary>A front door with whatever services a test mounts, on a free loopback port.</summary>
internal sealed class TestDoor : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestDoor(WebApplication app)
    {
        _app = app;
        Endpoint = new Uri(app.Urls.Single());
        Client = new HttpClient { BaseAddress = Endpoint };
    }

    public Uri Endpoint { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="clock">The cloud's clock.</param>
    /// <param name="mount">Registers services.</param>
    /// <param name="options">How the port is guarded.</param>
    /// <param name="directory">Where a store is opened; null for no store.</param>
    /// <param name="use">Adds middleware between the guard and the door.</param>
    public static async Task<TestDoor> OpenAsync(
        TimeProvider clock,
        Action<IServiceCollection> mount,
        WireOptions? options = null,
        string? directory = null,
        Action<WebApplication>? use = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton(new CloudSettings { DataDirectory = directory ?? Path.GetTempPath() })
            .AddSingleton<IIdSource>(new RandomIds(new Random()))
            .AddSingleton(clock)
            .AddLocalWire(options);
        if (directory is not null)
        {
            // By a factory, so that the container closes it.
            builder.Services.AddSingleton(_ => LocalStore.Open(directory));
        }

        mount(builder.Services);
        var app = builder.Build();
        app.UseOriginGuard();
        use?.Invoke(app);
        app.MapFrontDoor();
        await app.StartAsync();
        return new TestDoor(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>Answers an AwsJson call by telling who called.</summary>
internal sealed class WhoAmI : IAwsService
{
    private readonly AwsJsonOperations _operations = new AwsJsonOperations("Who")
        .Add("AmI", call => Task.FromResult(new JsonObject { ["arn"] = call.Caller.Arn, ["name"] = call.Input.Text("name") }))
        .Add("Fails", _ => throw new AwsException("Gone", 410, "It is gone.", new Dictionary<string, string> { ["reason"] = "\"AGE\"" }))
        .Add("Breaks", _ => throw new InvalidOperationException("a secret"));

    public string SigningName => "who";

    public WireProtocol Protocol => WireProtocol.AwsJson;

    public Task HandleAsync(HttpContext context, Caller caller) => _operations.HandleAsync(context, caller);
}

/// <summary>Answers with the body it was sent, as S3 would store it.</summary>
internal sealed class Mirror : IAwsService
{
    public string SigningName => "s3";

    public WireProtocol Protocol => WireProtocol.RestXml;

    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        using var whole = new MemoryStream();
        await context.Request.Body.CopyToAsync(whole, context.RequestAborted);
        await context.Response.Body.WriteAsync(whole.ToArray(), context.RequestAborted);
    }
}

/// <summary>Two routes of a RestJson service, one literal and one label.</summary>
internal sealed class Paths : IAwsService
{
    private readonly RestJsonRoutes _routes = new RestJsonRoutes()
        .Add("GET", "/things/{id}", call => Task.FromResult<JsonObject?>(new JsonObject { ["id"] = call.Path["id"], ["q"] = call.Query("q") }))
        .Add("GET", "/things/all", _ => Task.FromResult<JsonObject?>(new JsonObject { ["all"] = true }))
        .Add("DELETE", "/things/{id}", _ => throw new AwsException("AccessDeniedException", 403, "No."));

    public string SigningName => "paths";

    public WireProtocol Protocol => WireProtocol.RestJson;

    public Task HandleAsync(HttpContext context, Caller caller) => _routes.HandleAsync(context, caller);
}
