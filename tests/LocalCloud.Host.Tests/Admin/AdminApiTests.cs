using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalCloud.Host.Tests.Admin;

public sealed class AdminApiTests : IClassFixture<HostFixture>
{
    private readonly HostFixture _cloud;

    public AdminApiTests(HostFixture cloud) => _cloud = cloud;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_OfARunningCloud_IsOk() =>
        Assert.Equal("ok", (await GetAsync("health"))["status"]!.ToString());

    [Fact]
    public async Task Request_WithoutTheHeader_IsRefused()
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(_cloud.Host.Endpoint, "_local/health"), Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Request_OfAPageOfAnotherOrigin_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "health");
        request.Headers.Add("Origin", "https://example.com");
        using var answer = await _cloud.Admin.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Clock_Advanced_IsLater()
    {
        var before = DateTimeOffset.Parse((await GetAsync("clock"))["now"]!.ToString(), null);
        var after = await SendAsync(HttpMethod.Post, "clock/advance", """{"seconds": 3600}""");
        Assert.Equal(before.AddHours(1), DateTimeOffset.Parse(after["now"]!.ToString(), null));
    }

    [Theory]
    [InlineData("PUT", "clock", """{"scale":"fast"}""")]
    [InlineData("PUT", "clock", """{"scale":-1}""")]
    [InlineData("PUT", "scene", """{"collaboration":[]}""")]
    [InlineData("PUT", "scene", """{"memberships":[{"id":"x","collaborationId":"y","accountId":"1"}]}""")]
    [InlineData("PUT", "faults", """{"faults":[{"kind":"explode"}]}""")]
    [InlineData("POST", "faults", "[]")]
    [InlineData("POST", "credentials", """{"roleArn":"me"}""")]
    public async Task Request_ThatIsWrong_Is400(string method, string path, string body)
    {
        using var request = Request(new HttpMethod(method), path, body);
        using var answer = await _cloud.Admin.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Faults_PutAsYaml_AreListedUsedAndDeleted()
    {
        await SendAsync(HttpMethod.Put, "faults", "seed: 7\nfaults:\n  - {id: one, service: nobody, kind: latency, latencySeconds: 1}\n");
        var id = (await SendAsync(HttpMethod.Post, "faults", """{"service":"nobody","kind":"error"}"""))["id"]!.ToString();
        Assert.Equal(["one", id], (await GetAsync("faults"))["faults"]!.AsArray().Select(f => f!["id"]!.ToString()));
        await SendAsync(HttpMethod.Delete, $"faults/{id}", "");
        Assert.Single((await GetAsync("faults"))["faults"]!.AsArray());
        await SendAsync(HttpMethod.Delete, "faults", "");
        Assert.Empty((await GetAsync("faults"))["faults"]!.AsArray());
    }

    [Fact]
    public async Task Scene_ReadAndPutBack_IsTheSame()
    {
        var scene = await GetAsync("scene");
        await SendAsync(HttpMethod.Put, "scene", scene.ToJsonString());
        Assert.True(JsonNode.DeepEquals(scene, await GetAsync("scene")));
    }

    private async Task<JsonNode> GetAsync(string path) =>
        JsonNode.Parse(await _cloud.Admin.GetStringAsync(new Uri(path, UriKind.Relative), Cancel))!;

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, string body)
    {
        using var request = Request(method, path, body);
        using var answer = await _cloud.Admin.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string body) =>
        new(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
