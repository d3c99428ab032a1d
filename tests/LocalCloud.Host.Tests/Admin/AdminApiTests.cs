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
    [InlineData("PUT", "faults", """{"faults":[],"events":[{"kind":"explode"}]}""")]
    [InlineData("POST", "event-faults", """{"kind":"lost","cuont":1}""")]
    [InlineData("POST", "events", """{"source":"a"}""")]
    [InlineData("POST", "events", """{"source":"a","detailType":"b","detail":1}""")]
    [InlineData("GET", "logs?limit=x", "")]
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
    public async Task Scenario_PutAsYaml_ArrangesEventFaultsToo()
    {
        await SendAsync(HttpMethod.Put, "faults", "events:\n  - {kind: lost, source: test, detailType: Gone, count: 2}\n  - {kind: late, delaySeconds: 60, source: test}\n");
        await SendAsync(HttpMethod.Post, "event-faults", """{"kind":"foreign","source":"test"}""");
        await SendAsync(HttpMethod.Post, "events", """{"source":"test","detailType":"Gone","detail":{"a":1}}""");
        var left = (await GetAsync("event-faults"))["events"]!.AsArray();
        Assert.Equal(["lost", "late", "foreign"], left.Select(f => f!["kind"]!.ToString()));
        Assert.Equal(1, left[0]!["count"]!.GetValue<int>());
        await SendAsync(HttpMethod.Put, "faults", "faults: []\n");
        Assert.Empty((await GetAsync("event-faults"))["events"]!.AsArray());
    }

    [Fact]
    public async Task Telemetry_OfAFunction_IsTold()
    {
        _cloud.Host.Logs.Append("Sweep", "r", """{"_aws":{"Timestamp":0,"CloudWatchMetrics":[{"Namespace":"N","Metrics":[{"Name":"A"}]}]},"A":2}""");
        var line = Assert.Single((await GetAsync("logs?function=Sweep"))["events"]!.AsArray());
        Assert.Equal("r", line!["requestId"]!.ToString());
        Assert.Empty((await GetAsync($"logs?after={line["number"]}"))["events"]!.AsArray());
        var series = Assert.Single((await GetAsync("metrics?namespace=N"))["metrics"]!.AsArray());
        Assert.Equal(2, series!["sum"]!.GetValue<double>());
        Assert.Equal("1970-01-01T00:00:00.0000000+00:00", series["recent"]![0]!["time"]!.ToString());
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
