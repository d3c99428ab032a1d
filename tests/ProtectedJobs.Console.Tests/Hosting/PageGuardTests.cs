using System.Net;
using ProtectedJobs.Console.Hosting;
using ProtectedJobs.Console.Tests.Fakes;

namespace ProtectedJobs.Console.Tests.Hosting;

public sealed class PageGuardTests : IAsyncLifetime
{
    private readonly HttpClientHandler _handler = new() { UseCookies = false, UseProxy = false, AllowAutoRedirect = false };
    private ConsoleHost _console = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleBench.StartAsync(Scene.Busy(ended: 5, running: 1));
        _client = new HttpClient(_handler) { BaseAddress = _console.Url };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _handler.Dispose();
        await _console.DisposeAsync();
    }

    [Fact]
    public void Console_ListensOnLoopbackOnly() => Assert.Equal("127.0.0.1", _console.Url.Host);

    [Fact]
    public async Task Page_Forbids_ScriptsThatAreNotOurs_AndEveryOtherHost()
    {
        using var answer = await _client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//(?!127\\.0\\.0\\.1)", page);
    }

    [Fact]
    public async Task Page_GivesAKey_ThatOnlyThisSiteSends()
    {
        using var answer = await _client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("protected-jobs-console-", StringComparison.Ordinal));
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/", "evil.example:80", null)]
    [InlineData("GET", "/", "localhost:1", null)]
    [InlineData("GET", "/start", null, "http://evil.example")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", null, null)]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", null, "http://evil.example")]
    [InlineData("GET", "/results/x?key=y", null, null)]
    public async Task Request_FromElsewhere_IsRefused(string method, string path, string? host, string? origin)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Circuit_OfAPage_IsOpened()
    {
        using var answer = await AskWithKeyAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Download_OfAListedObject_IsSavedAndNotShown()
    {
        using var answer = await AskWithKeyAsync(HttpMethod.Get, "/results/x?key=prefix%2Fjob%2Foverlap%2Fpart-0.parquet");
        Assert.Equal("bytes", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Download_OfAnythingElse_IsNotFound()
    {
        using var answer = await AskWithKeyAsync(HttpMethod.Get, "/results/x?key=other%2Fsecret");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/assets/console.css", "text/css")]
    [InlineData("/_framework/blazor.web.js", "text/javascript")]
    [InlineData("/_content/Radzen.Blazor/fonts/MaterialSymbolsOutlined.woff2", "font/woff2")]
    public async Task Asset_ComesFromTheAssembly(string path, string type)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<HttpResponseMessage> AskWithKeyAsync(HttpMethod method, string path)
    {
        using var page = await _client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var cookie = page.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("protected-jobs-console-", StringComparison.Ordinal)).Split(';')[0];
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
