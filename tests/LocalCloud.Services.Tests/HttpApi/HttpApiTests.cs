using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.HttpApi;
using LocalCloud.Services.Tests.Wire;
using LocalCloud.Services.Wire;
using Testing;

namespace LocalCloud.Services.Tests.HttpApi;

public sealed class HttpApiTests
{
    private static readonly HttpApiDefinition s_api = new()
    {
        Id = "Api",
        Routes =
        [
            new HttpApiRoute("GET", "/runs/{id}", "echo", IsSigned: true),
            new HttpApiRoute("POST", "/runs", "echo", IsSigned: true),
            new HttpApiRoute("GET", "/open", "answers", IsSigned: false),
            new HttpApiRoute("GET", "/fails", "throws", IsSigned: false),
            new HttpApiRoute("GET", "/nobody", "missing", IsSigned: false),
            new HttpApiRoute("GET", "/slow", "slow", IsSigned: false) { Timeout = TimeSpan.FromSeconds(5) },
        ],
    };

    [Fact]
    public async Task Request_Signed_ReachesTheFunctionAsPayload20()
    {
        await using var cloud = await ApiCloud.StartAsync(s_api);
        var (status, body, _) = await cloud.SendAsync(HttpMethod.Get, "runs/a%20b?x=1&x=2&y=%26", sign: (r, b) =>
        {
            r.Headers.Add("X-Two", ["a", "b"]);
            r.Headers.Add("Cookie", "c=1; d=2");
            TestSigner.Sign(r, "execute-api", b);
        });
        Assert.Equal(200, status);
        var payload = JsonNode.Parse(body)!;
        Assert.Equal("2.0", payload["version"]!.ToString());
        Assert.Equal("GET /runs/{id}", payload["routeKey"]!.ToString());
        Assert.Equal("/runs/a b", payload["rawPath"]!.ToString());
        Assert.Equal("x=1&x=2&y=%26", payload["rawQueryString"]!.ToString());
        Assert.Equal("""{"x":"1,2","y":"&"}""", payload["queryStringParameters"]!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("a b", payload["pathParameters"]!["id"]!.ToString());
        Assert.Equal(["c=1", "d=2"], payload["cookies"]!.AsArray().Select(c => c!.ToString()));
        Assert.Equal("a, b", payload["headers"]!["x-two"]!.ToString());
        Assert.Null(payload["headers"]!["cookie"]);
        Assert.False(payload["isBase64Encoded"]!.GetValue<bool>());
        Assert.Null(payload["body"]);
        var context = payload["requestContext"]!;
        Assert.Equal("000000000000", context["accountId"]!.ToString());
        Assert.Equal("Api", context["apiId"]!.ToString());
        Assert.Equal("$default", context["stage"]!.ToString());
        Assert.Equal("GET", context["http"]!["method"]!.ToString());
        Assert.Equal("arn:aws:iam::000000000000:root", context["authorizer"]!["iam"]!["userArn"]!.ToString());
        Assert.Equal("local", context["authorizer"]!["iam"]!["accessKey"]!.ToString());
    }

    [Fact]
    public async Task Request_OfARolesSession_NamesTheSession()
    {
        await using var cloud = await ApiCloud.StartAsync(s_api);
        var keys = cloud.Keys.Issue("arn:aws:iam::000000000000:role/Caller", "me");
        var (_, body, _) = await cloud.SendAsync(
            HttpMethod.Get, "runs/1", sign: (r, b) => TestSigner.Sign(r, "execute-api", b, keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken));
        Assert.Equal("arn:aws:sts::000000000000:assumed-role/Caller/me", JsonNode.Parse(body)!["requestContext"]!["authorizer"]!["iam"]!["userArn"]!.ToString());
    }

    public static TheoryData<string, Action<HttpRequestMessage, byte[]>> Unproven() => new()
    {
        { "unsigned", (_, _) => { } },
        { "wrong secret", (r, b) => TestSigner.Sign(r, "execute-api", b, secret: "wrong") },
        { "unknown key", (r, b) => TestSigner.Sign(r, "execute-api", b, key: "nobody") },
        { "another service", (r, b) => TestSigner.Sign(r, "states", b) },
        { "another body", (r, _) => TestSigner.Sign(r, "execute-api", "other"u8.ToArray()) },
        { "long ago", (r, b) => TestSigner.Sign(r, "execute-api", b, at: TimeProvider.System.GetUtcNow().AddHours(-1)) },
        { "malformed", (r, _) => r.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=x") },
    };

    [Theory]
    [MemberData(nameof(Unproven), DisableDiscoveryEnumeration = true)]
    public async Task Request_NotProven_IsForbiddenAndReachesNoFunction(string why, Action<HttpRequestMessage, byte[]> sign)
    {
        await using var cloud = await ApiCloud.StartAsync(s_api);
        var (status, body, answer) = await cloud.SendAsync(HttpMethod.Post, "runs", "{}"u8.ToArray(), "application/json", sign);
        Assert.True(status == 403, why);
        Assert.Equal("""{"message":"Forbidden"}""", body);
        Assert.True(answer.Headers.Contains("apigw-requestid"));
        Assert.Empty(cloud.Functions.Calls);
    }

    [Fact]
    public async Task Request_OfWhomNoPolicyAllows_IsForbidden()
    {
        await using var cloud = await ApiCloud.StartAsync(s_api, denied: ["execute-api:Invoke"]);
        var (status, body, _) = await cloud.SendAsync(HttpMethod.Get, "runs/1");
        Assert.Equal((403, """{"message":"Forbidden"}"""), (status, body));
    }

    [Theory]
    [InlineData("application/json", "{\"a\":1}", false)]
    [InlineData("text/plain; charset=utf-8", "hello", false)]
    [InlineData("application/x-www-form-urlencoded", "a=1", true)]
    [InlineData("application/octet-stream", "abc", true)]
    public async Task Body_ByItsType_IsTextOrBase64(string type, string text, bool isBase64)
    {
        await using var cloud = await ApiCloud.StartAsync(s_api);
        var (_, body, _) = await cloud.SendAsync(HttpMethod.Post, "runs", Encoding.UTF8.GetBytes(text), type);
        var payload = JsonNode.Parse(body)!;
        Assert.Equal(isBase64, payload["isBase64Encoded"]!.GetValue<bool>());
        Assert.Equal(isBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text, payload["body"]!.ToString());
    }

    [Fact]
    public async Task Body_LargerThanAFunctionTakes_Is413()
    {
        await using var cloud = await ApiCloud.StartAsync(s_api);
        var (status, body, _) = await cloud.SendAsync(HttpMethod.Post, "runs", new byte[6 * 1024 * 1024 + 1]);
        Assert.Equal((413, """{"message":"Request Entity Too Large"}"""), (status, body));
    }

    [Fact]
    public async Task Api_ByItsHostName_IsServedAtTheRoot()
    {
        await using var cloud = await ApiCloud.StartAsync(s_api);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(cloud.Endpoint, "runs/7"));
        request.Headers.Host = $"api.execute-api.us-east-1.localhost:{cloud.Endpoint.Port}";
        TestSigner.Sign(request, "execute-api", []);
        using var answer = await cloud.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var payload = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("/runs/7", payload["rawPath"]!.ToString());
    }

    [Theory]
    [InlineData("GET", "none")]
    [InlineData("DELETE", "runs/1")]
    [InlineData("GET", "../None/open")]
    [InlineData("GET", "runs/1/2")]
    public async Task Request_ThatNoRouteTakes_Is404(string method, string path)
    {
        await using var cloud = await ApiCloud.StartAsync(s_api);
        var (status, body, _) = await cloud.SendAsync(new HttpMethod(method), path);
        Assert.Equal((404, """{"message":"Not Found"}"""), (status, body));
    }

    [Theory]
    [InlineData("""{"statusCode":201,"body":"hi","headers":{"X-A":"1","content-type":"text/csv"},"cookies":["a=1","b=2"]}""", 201, "hi", "text/csv")]
    [InlineData("""{"statusCode":"404","body":"no"}""", 404, "no", "text/plain; charset=UTF-8")]
    [InlineData("""{"statusCode":200,"body":"aGk=","isBase64Encoded":true}""", 200, "hi", "text/plain; charset=UTF-8")]
    [InlineData("""{"a":1}""", 200, """{"a":1}""", "application/json")]
    [InlineData("\"text\"", 200, "text", "application/json")]
    [InlineData("""{"statusCode":1}""", 500, """{"message":"Internal Server Error"}""", "application/json")]
    [InlineData("""{"statusCode":200,"headers":{"a b":"c"}}""", 500, """{"message":"Internal Server Error"}""", "application/json")]
    [InlineData("""{"statusCode":200,"headers":[]}""", 500, """{"message":"Internal Server Error"}""", "application/json")]
    [InlineData("""{"statusCode":200,"body":"%","isBase64Encoded":true}""", 500, """{"message":"Internal Server Error"}""", "application/json")]
    public async Task Answer_OfAFunction_IsTheResponse(string payload, int status, string body, string type)
    {
        await using var cloud = await ApiCloud.StartAsync(s_api);
        cloud.Functions.On("answers", _ => payload);
        var (gotStatus, gotBody, answer) = await cloud.SendAsync(HttpMethod.Get, "open", sign: (_, _) => { });
        Assert.Equal((status, body), (gotStatus, gotBody));
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        if (status == 201)
        {
            Assert.Equal("1", Assert.Single(answer.Headers.GetValues("X-A")));
            Assert.Equal(["a=1", "b=2"], answer.Headers.GetValues("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData("fails")]
    [InlineData("nobody")]
    public async Task Function_ThatFails_Is500(string path)
    {
        await using var cloud = await ApiCloud.StartAsync(s_api);
        var (status, body, _) = await cloud.SendAsync(HttpMethod.Get, path, sign: (_, _) => { });
        Assert.Equal((500, """{"message":"Internal Server Error"}"""), (status, body));
    }

    [Fact]
    public async Task Function_SlowerThanItsRoute_Is503()
    {
        var wall = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var cloud = await ApiCloud.StartAsync(s_api, wire: new WireOptions { WallClock = wall });
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cloud.Functions.On("slow", async (_, cancel) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return "";
        });
        var answer = cloud.SendAsync(HttpMethod.Get, "slow", sign: (_, _) => { });
        await began.Task;
        while (!answer.IsCompleted)
        {
            wall.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Equal(503, (await answer).Status);
    }
}
