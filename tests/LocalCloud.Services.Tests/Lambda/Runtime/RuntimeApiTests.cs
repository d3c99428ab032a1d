using System.Net;
using System.Text;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;

namespace LocalCloud.Services.Tests.Lambda.Runtime;

/// <summary>The Runtime API as a function sees it that a developer started: <c>host:port/FunctionName</c>.</summary>
public sealed class RuntimeApiTests : IAsyncDisposable
{
    private const string Runtime = "/mine/2018-06-01/runtime/";

    private readonly TestFolder _folder = new();
    private LambdaCloud? _cloud;

    public async ValueTask DisposeAsync()
    {
        await _cloud!.DisposeAsync();
        await _folder.DisposeAsync();
    }

    [Fact]
    public async Task Next_BeforeAndAfterTheInvocation_GetsIt()
    {
        await StartAsync();
        foreach (var polledFirst in (bool[])[true, false])
        {
            var polling = polledFirst ? NextAsync() : null;
            var invoking = _cloud!.InvokeAsync("mine", """{"a":1}""");
            using var next = await (polling ?? NextAsync());

            Assert.Equal("""{"a":1}""", await next.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:mine", Header(next, "Lambda-Runtime-Invoked-Function-Arn"));
            Assert.StartsWith("Root=1-", Header(next, "Lambda-Runtime-Trace-Id"), StringComparison.Ordinal);
            var id = Header(next, "Lambda-Runtime-Aws-Request-Id");
            Assert.Equal(HttpStatusCode.Accepted, await PostAsync($"invocation/{id}/response", "\"done\""));

            var result = await invoking;
            Assert.Equal(id, result.RequestId);
            Assert.Equal("\"done\"", LambdaCloud.Text(result));
            Assert.Equal(HttpStatusCode.BadRequest, await PostAsync($"invocation/{id}/response", "\"twice\""));
        }
    }

    [Fact]
    public async Task Error_BecomesTheAnswer()
    {
        await StartAsync();
        var invoking = _cloud!.InvokeAsync("mine", "{}");
        using var next = await NextAsync();

        await PostAsync($"invocation/{Header(next, "Lambda-Runtime-Aws-Request-Id")}/error", """{"errorType":"T","errorMessage":"m"}""");

        var result = await invoking;
        Assert.Equal("Unhandled", result.FunctionError);
        Assert.Equal("T", LambdaCloud.Json(result).GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task Answer_ThatIsTooLarge_IsRefusedAndFailsTheInvocation()
    {
        await StartAsync();
        var invoking = _cloud!.InvokeAsync("mine", "{}");
        using var next = await NextAsync();
        var id = Header(next, "Lambda-Runtime-Aws-Request-Id");

        var refused = await PostAsync($"invocation/{id}/response", new string(' ', 6_291_557));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused);
        Assert.Equal(
            "Function.ResponseSizeTooLarge",
            LambdaCloud.Json(await invoking).GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task Poll_ThatWasGivenUp_TakesNothing()
    {
        await StartAsync();
        using (var gone = new CancellationTokenSource())
        {
            // Behind the wire: there nobody can tell when a poll has come, nor when its end was seen.
            var abandoned = _cloud!.PoolOf("mine").NextAsync("", gone.Token);
            await gone.CancelAsync();
            Assert.Null(await abandoned);
        }

        var invoking = _cloud.InvokeAsync("mine", "1");
        using var next = await NextAsync();
        await PostAsync($"invocation/{Header(next, "Lambda-Runtime-Aws-Request-Id")}/response", "2");

        Assert.Equal("2", LambdaCloud.Text(await invoking));
    }

    [Theory]
    [InlineData("/nobody/2018-06-01/runtime/invocation/next", HttpStatusCode.NotFound)]
    [InlineData("/mine/stale/2018-06-01/runtime/invocation/next", HttpStatusCode.Forbidden)]
    public async Task Next_OfWhatIsUnknown_IsRefused(string path, HttpStatusCode expected)
    {
        await StartAsync();

        using var response = await _cloud!.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Stop_WithAPollOpen_DoesNotWaitForIt()
    {
        await StartAsync();
        var polling = NextAsync();
        var invoking = _cloud!.InvokeAsync("mine", "1");
        using var next = await polling;

        await _cloud.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invoking);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    private async Task StartAsync()
    {
        _cloud = await LambdaCloud.StartAsync(_folder.Store, options: new LambdaOptions());
        _cloud.Functions.Define(new FunctionDefinition { Name = "mine", Handler = "h" });
    }

    private Task<HttpResponseMessage> NextAsync() => _cloud!.Http.GetAsync(
        new Uri(Runtime + "invocation/next", UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<HttpStatusCode> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _cloud!.Http.PostAsync(
            new Uri(Runtime + path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
