using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace StandIns.Tests.RuntimeSupport;

public sealed class BootstrapTests : IAsyncDisposable
{
    private static readonly DefaultLambdaJsonSerializer s_json = new();
    private readonly CancellationTokenSource _stop =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private RuntimeApi? _api;
    private Task _running = Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _api!.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task Handler_ThatReturns_IsAnswered()
    {
        await StartAsync(LambdaBootstrapBuilder.Create((string a) => Task.FromResult(a.Length), s_json));
        _api!.Queue("1", "\"four\"");
        _api.Queue("2", "\"fifth\"");

        Assert.Equal(new Report("invocation/1/response", "4", ""), await _api.ReportedAsync());
        Assert.Equal(new Report("invocation/2/response", "5", ""), await _api.ReportedAsync());
    }

    [Fact]
    public async Task Handler_ThatThrows_ReportsItsSimpleClassNameAndGoesOn()
    {
        await StartAsync(LambdaBootstrapBuilder.Create(
            (string a) => a.Length == 0 ? throw new InvalidTimeZoneException("why", new IOException("cause")) : a,
            s_json));
        _api!.Queue("1", "\"\"");
        _api.Queue("2", "\"x\"");

        var report = await _api.ReportedAsync();
        Assert.Equal("invocation/1/error", report.Path);
        Assert.Equal("InvalidTimeZoneException", report.ErrorType);
        using var body = JsonDocument.Parse(report.Body);
        Assert.Equal("InvalidTimeZoneException", body.RootElement.GetProperty("errorType").GetString());
        Assert.Equal("why", body.RootElement.GetProperty("errorMessage").GetString());
        Assert.StartsWith("at ", body.RootElement.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("cause", body.RootElement.GetProperty("cause").GetProperty("errorMessage").GetString());
        Assert.Equal("\"x\"", (await _api.ReportedAsync()).Body);
    }

    [Fact]
    public async Task Payload_OfAnotherType_IsAJsonSerializerException()
    {
        await StartAsync(LambdaBootstrapBuilder.Create((int a) => a, s_json));
        _api!.Queue("1", "\"no number\"");

        Assert.Equal("JsonSerializerException", (await _api.ReportedAsync()).ErrorType);
    }

    [Fact]
    public async Task Context_TellsOfTheInvocation()
    {
        ILambdaContext? seen = null;
        await StartAsync(LambdaBootstrapBuilder.Create((Stream _, ILambdaContext context) => { seen = context; }));
        _api!.Queue("an-id", "{}");

        Assert.Equal("", (await _api.ReportedAsync()).Body);
        Assert.Equal("an-id", seen!.AwsRequestId);
        Assert.Equal("Root=1-an-id", seen.TraceId);
        Assert.Equal("Root=1-an-id", Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
        Assert.EndsWith(":function:probe", seen.InvokedFunctionArn, StringComparison.Ordinal);
        Assert.InRange(seen.RemainingTime, TimeSpan.FromDays(365), TimeSpan.FromDays(365_00));
    }

    [Fact]
    public async Task Stream_PassesThroughAsItIs()
    {
        await StartAsync(LambdaBootstrapBuilder.Create(
            (Stream input, ILambdaContext _) => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes("raw")))));
        _api!.Queue("1", "anything");

        Assert.Equal("raw", (await _api.ReportedAsync()).Body);
    }

    [Fact]
    public async Task Response_TooLarge_IsNoReasonToEnd()
    {
        await StartAsync(LambdaBootstrapBuilder.Create((int a) => a, s_json));
        _api!.AnswerWith = 413;
        _api.Queue("1", "1");
        _api.Queue("2", "2");

        Assert.Equal("1", (await _api.ReportedAsync()).Body);
        Assert.Equal("2", (await _api.ReportedAsync()).Body);
    }

    [Fact]
    public async Task RuntimeApi_ThatGoesAway_EndsTheLoop()
    {
        await StartAsync(LambdaBootstrapBuilder.Create((int a) => a, s_json));
        _api!.Queue("1", "1");
        await _api.ReportedAsync();

        await _api.StopAsync();

        await _running;
    }

    [Fact]
    public async Task RuntimeApi_NeverReached_Throws()
    {
        _api = await RuntimeApi.StartAsync();
        await _api.StopAsync();
        using var bootstrap = LambdaBootstrapBuilder.Create(() => { })
            .ConfigureOptions(o => o.RuntimeApiEndpoint = _api.Endpoint)
            .Build();

        await Assert.ThrowsAsync<HttpRequestException>(() => bootstrap.RunAsync(_stop.Token));
    }

    [Fact]
    public async Task Initializer_ThatThrows_IsReportedAndEnds()
    {
        _api = await RuntimeApi.StartAsync();
        using var bootstrap = LambdaBootstrapBuilder.Create(() => { })
            .UseBootstrapHandler(() => throw new TimeZoneNotFoundException("no zone"))
            .ConfigureOptions(o => o.RuntimeApiEndpoint = _api.Endpoint)
            .Build();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => bootstrap.RunAsync(_stop.Token));
        var report = await _api.ReportedAsync();
        Assert.Equal("init/error", report.Path);
        Assert.Equal("TimeZoneNotFoundException", report.ErrorType);
    }

    private async Task StartAsync(LambdaBootstrapBuilder builder)
    {
        _api = await RuntimeApi.StartAsync();
        _running = RunAsync(builder.ConfigureOptions(o => o.RuntimeApiEndpoint = _api.Endpoint).Build(), _stop.Token);
    }

    private static async Task RunAsync(LambdaBootstrap bootstrap, CancellationToken cancellationToken)
    {
        using (bootstrap)
        {
            await bootstrap.RunAsync(cancellationToken);
        }
    }
}
