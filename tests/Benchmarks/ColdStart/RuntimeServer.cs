using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Benchmarks.ColdStart;

/// <summary>Lambda's Runtime API for one function at a time, with nothing behind it; and a collector of spans, which counts HTTP calls.</summary>
internal sealed class RuntimeServer : IAsyncDisposable
{
    private const string Invocation = "/2018-06-01/runtime/invocation";

    private readonly WebApplication _app;
    private readonly Channel<(long At, string? Fault)> _answers = Channel.CreateUnbounded<(long, string?)>();
    private Channel<byte[]> _payloads = Channel.CreateUnbounded<byte[]>();
    private int _count;

    private RuntimeServer(WebApplication app) => _app = app;

    /// <summary>Host and port, as AWS_LAMBDA_RUNTIME_API has them.</summary>
    public string Authority => new Uri(_app.Urls.Single()).Authority;

    /// <summary>Where spans may be exported to.</summary>
    public string Collector => $"http://{Authority}/otlp";

    /// <summary>How many HTTP calls the newest export tells of.</summary>
    public int CallsTold { get; private set; }

    public static async Task<RuntimeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new RuntimeServer(app);
        app.MapGet($"{Invocation}/next", (RequestDelegate)server.NextAsync);
        app.MapPost($"{Invocation}/{{id}}/response", (RequestDelegate)(http => server.TakeAsync(http, isFault: false)));
        app.MapPost($"{Invocation}/{{id}}/error", (RequestDelegate)(http => server.TakeAsync(http, isFault: true)));
        app.MapPost("/2018-06-01/runtime/init/error", (RequestDelegate)(http => server.TakeAsync(http, isFault: true)));
        app.MapPost("/otlp/v1/traces", (RequestDelegate)server.CollectAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>A process is about to start. One that was ended, and whose request is still open, gets nothing more.</summary>
    public void Begin() => _payloads = Channel.CreateUnbounded<byte[]>();

    /// <summary>Hands out an invocation, to whoever asks, and waits for its answer.</summary>
    /// <returns>When the answer was there, as <see cref="Stopwatch.GetTimestamp"/> has it.</returns>
    /// <exception cref="InvalidOperationException">The function failed.</exception>
    public async Task<long> InvokeAsync(byte[] payload, CancellationToken patience)
    {
        await _payloads.Writer.WriteAsync(payload, patience);
        var (at, fault) = await _answers.Reader.ReadAsync(patience);
        return fault is null ? at : throw new InvalidOperationException($"The function failed: {fault}");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task NextAsync(HttpContext http)
    {
        byte[] payload;
        try
        {
            payload = await _payloads.Reader.ReadAsync(http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // Its process was ended.
            return;
        }

        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = $"{++_count:x32}";
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:000000000000:function:measured";
        headers["Lambda-Runtime-Deadline-Ms"] = $"{TimeProvider.System.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds()}";
        headers["Lambda-Runtime-Trace-Id"] = $"Root=1-00000000-{_count:x24};Parent=0000000000000001;Sampled=1";
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = payload.Length;
        await http.Response.Body.WriteAsync(payload, http.RequestAborted);
    }

    private async Task TakeAsync(HttpContext http, bool isFault)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var at = Stopwatch.GetTimestamp();
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await http.Response.CompleteAsync();
        await _answers.Writer.WriteAsync((at, isFault ? body : null));
    }

    private async Task CollectAsync(HttpContext http)
    {
        using var export = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        CallsTold = export.RootElement.GetProperty("resourceSpans").EnumerateArray()
            .SelectMany(resource => resource.GetProperty("scopeSpans").EnumerateArray())
            .Where(scope => scope.GetProperty("scope").GetProperty("name").GetString() == "System.Net.Http")
            .Sum(scope => scope.GetProperty("spans").GetArrayLength());
    }
}
