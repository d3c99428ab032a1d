using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>A service that answers what it is told, in turn, and keeps what it was asked. The last answer is given again and again.</summary>
internal sealed class StubService : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Lock _lock = new();
    private Queue<StubAnswer> _answers = new();
    private List<string> _requests = [];

    private StubService(WebApplication server) => _server = server;

    public Uri Endpoint => new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<StubService> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var stub = new StubService(server);
        server.Run(stub.AnswerAsync);
        await server.StartAsync(cancellationToken);
        return stub;
    }

    /// <summary>Forgets what was before.</summary>
    public void Begin(IEnumerable<StubAnswer> answers)
    {
        lock (_lock)
        {
            (_answers, _requests) = (new(answers), []);
        }
    }

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        StubAnswer answer;
        lock (_lock)
        {
            var isSigned = http.Request.Headers.ContainsKey("Authorization");
            _requests.Add($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {body}".TrimEnd() + (isSigned ? "" : " (unsigned)"));
            answer = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        if (answer.ErrorType is { } type)
        {
            http.Response.Headers["x-amzn-ErrorType"] = type;
        }

        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }
}

/// <summary>What the stub answers.</summary>
internal sealed record StubAnswer(string Body, int Status = 200, string? ErrorType = null);
