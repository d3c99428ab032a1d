using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StandIns.Tests.RuntimeSupport;

/// <summary>A Runtime API that hands out what a test queues and keeps what it is told.</summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<(string Id, string Payload)> _queue = Channel.CreateUnbounded<(string, string)>();
    private readonly Channel<Report> _reports = Channel.CreateUnbounded<Report>();

    private RuntimeApi(WebApplication app) => _app = app;

    /// <summary><c>host:port/path</c>, as AWS_LAMBDA_RUNTIME_API names it.</summary>
    public string Endpoint => new Uri(_app.Urls.Single()).Authority + "/probe";

    public int AnswerWith { get; set; } = StatusCodes.Status202Accepted;

    public static async Task<RuntimeApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var api = new RuntimeApi(app);
        app.MapGet("/probe/2018-06-01/runtime/invocation/next", api.NextAsync);
        app.MapPost("/probe/2018-06-01/runtime/{**rest}", api.ReportAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return api;
    }

    public void Queue(string id, string payload) => Assert.True(_queue.Writer.TryWrite((id, payload)));

    /// <summary>The next thing that was told.</summary>
    public ValueTask<Report> ReportedAsync() => _reports.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public Task StopAsync() => _app.StopAsync(new CancellationToken(canceled: true));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task NextAsync(HttpContext http)
    {
        var (id, payload) = await _queue.Reader.ReadAsync(http.RequestAborted);
        http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = id;
        http.Response.Headers["Lambda-Runtime-Deadline-Ms"] = "4102444800000";
        http.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:000000000000:function:probe";
        http.Response.Headers["Lambda-Runtime-Trace-Id"] = "Root=1-" + id;
        await http.Response.WriteAsync(payload, http.RequestAborted);
    }

    private async Task ReportAsync(HttpContext http, string rest)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Response.StatusCode = AnswerWith;
        _reports.Writer.TryWrite(new Report(rest, body, http.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString()));
    }
}

/// <summary>What the Runtime API was told.</summary>
internal sealed record Report(string Path, string Body, string ErrorType);
