using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using LocalCloud.Services.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Tests.Wire;

public sealed class FrontDoorTests
{
    private static readonly byte[] s_body = """{"name":"Zoë"}"""u8.ToArray();

    private static Task<TestDoor> OpenAsync(TimeProvider? clock = null) => TestDoor.OpenAsync(
        clock ?? TimeProvider.System,
        services => services.AddSingleton<IAwsService, WhoAmI>().AddSingleton<IAwsService, Mirror>().AddSingleton<IAwsService, Paths>());

    [Fact]
    public async Task AwsJson_SignedByAdministrator_AnswersWithRequestId()
    {
        await using var door = await OpenAsync();
        using var request = TestSigner.Request(HttpMethod.Post, door.Endpoint, "who", s_body, "Who.AmI");
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(
            """{"arn":"arn:aws:iam::000000000000:root","name":"Zoë"}""",
            System.Text.RegularExpressions.Regex.Unescape(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("application/x-amz-json-1.0", response.Content.Headers.ContentType!.MediaType);
        Assert.True(Guid.TryParse(response.Headers.GetValues("x-amzn-RequestId").Single(), out _));
    }

    [Fact]
    public async Task AwsJson_SignedByRole_IsTheAssumedRole()
    {
        await using var door = await OpenAsync();
        var keys = door.Services.GetRequiredService<IAccessKeys>().Issue("arn:aws:iam::000000000000:role/app/Runner", "StartJob");
        using var request = TestSigner.Request(HttpMethod.Post, door.Endpoint, "who", s_body, "Who.AmI");
        TestSigner.Sign(request, "who", s_body, keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken);
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains("assumed-role/Runner/StartJob", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string, int, int, string> Refusals() => new()
    {
        // service, key, secret, minutes off, status, code
        { "who", "local", "wrong", 0, 403, "InvalidSignatureException" },
        { "who", "nobody", "local", 0, 403, "UnrecognizedClientException" },
        { "who", "local", "local", -6, 403, "InvalidSignatureException" },
        { "who", "local", "local", 6, 403, "InvalidSignatureException" },
        { "s3", "local", "wrong", 0, 403, "SignatureDoesNotMatch" },
        { "s3", "nobody", "local", 0, 403, "InvalidAccessKeyId" },
        { "s3", "local", "local", -16, 403, "RequestTimeTooSkewed" },
        { "nothing", "local", "local", 0, 404, "UnknownOperationException" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Signature_NotGood_IsRefusedInTheServicesWords(
        string service, string key, string secret, int minutes, int status, string code)
    {
        await using var door = await OpenAsync();
        using var request = TestSigner.Request(HttpMethod.Post, door.Endpoint, service, s_body, service == "s3" ? null : "Who.AmI");
        TestSigner.Sign(request, service, s_body, key, secret, at: TimeProvider.System.GetUtcNow().AddMinutes(minutes));
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "AccessDenied")]
    [InlineData("Who.AmI", "MissingAuthenticationTokenException")]
    public async Task Request_Unsigned_IsRefused(string? target, string code)
    {
        await using var door = await OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, door.Endpoint);
        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_ChangedAfterSigning_IsRefused()
    {
        await using var door = await OpenAsync();
        using var json = TestSigner.Request(HttpMethod.Post, door.Endpoint, "who", s_body, "Who.AmI");
        json.Content = new ByteArrayContent("""{"name":"Eve"}"""u8.ToArray());
        using var first = await door.Client.SendAsync(json, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, first.StatusCode);

        using var put = TestSigner.Request(HttpMethod.Put, new Uri(door.Endpoint, "/b/k"), "s3", s_body);
        put.Content = new ByteArrayContent("other"u8.ToArray());
        using var second = await door.Client.SendAsync(put, TestContext.Current.CancellationToken);
        Assert.Contains("XAmzContentSHA256Mismatch", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":1}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"name":"\ud800"}""")]
    public async Task AwsJson_MalformedBody_IsSerializationException(string body)
    {
        await using var door = await OpenAsync();
        using var request = TestSigner.Request(HttpMethod.Post, door.Endpoint, "who", Encoding.UTF8.GetBytes(body), "Who.AmI");
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("SerializationException", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fails", 410, """{"__type":"Gone","message":"It is gone.","reason":"AGE"}""")]
    [InlineData("Breaks", 500, """{"__type":"InternalFailure","message":"An internal error occurred. The local cloud\u0027s log has it by the request id."}""")]
    public async Task AwsJson_OperationThrows_AnswersTheErrorAndNoStack(string operation, int status, string expected)
    {
        await using var door = await OpenAsync();
        using var request = TestSigner.Request(HttpMethod.Post, door.Endpoint, "who", s_body, $"Who.{operation}");
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("GET", "/things/a%2Fb%3Ac?q=1", 200, """{"id":"a/b:c","q":"1"}""")]
    [InlineData("GET", "/things/all", 200, """{"all":true}""")]
    [InlineData("GET", "/things", 404, """{"message":"There is no such operation."}""")]
    [InlineData("DELETE", "/things/x", 403, """{"message":"No."}""")]
    public async Task RestJson_Path_FindsItsRoute(string method, string path, int status, string expected)
    {
        await using var door = await OpenAsync();
        using var request = TestSigner.Request(new HttpMethod(method), new Uri(door.Endpoint, path), "paths");
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(status == 200, !response.Headers.Contains("x-amzn-ErrorType"));
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Page_OfAnotherOrigin_IsRefused(string header, string value)
    {
        await using var door = await OpenAsync();
        using var request = TestSigner.Request(HttpMethod.Post, door.Endpoint, "who", s_body, "Who.AmI");
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.StartsWith("The local cloud", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_VirtualAndAhead_IsToldInDateAndAcceptedInSignatures()
    {
        var ahead = new Testing.FakeClock(TimeProvider.System.GetUtcNow().AddDays(3));
        await using var door = await OpenAsync(ahead);
        foreach (var days in (int[])[0, 1, 3])
        {
            using var request = TestSigner.Request(HttpMethod.Post, door.Endpoint, "who", s_body, "Who.AmI");
            TestSigner.Sign(request, "who", s_body, at: TimeProvider.System.GetUtcNow().AddDays(days));
            using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(ahead.GetUtcNow().ToString("r", CultureInfo.InvariantCulture), response.Headers.Date!.Value.ToString("r", CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(true, true, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    public async Task ChunkedBody_EveryForm_IsUnwrappedAndVerified(bool signed, bool trailer, bool tampered)
    {
        await using var door = await OpenAsync();
        var content = Encoding.ASCII.GetBytes(new string('x', 100_000));
        var form = (signed ? "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" : "STREAMING-UNSIGNED-PAYLOAD") + (trailer ? "-TRAILER" : "");
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(door.Endpoint, "/bucket/a%20key"));
        request.Headers.Add("x-amz-decoded-content-length", content.Length.ToString(CultureInfo.InvariantCulture));
        TestSigner.Sign(request, "s3", [], payloadHash: form);
        var body = Chunks.Wrap(request, content, signed, trailer);
        if (tampered)
        {
            body[70_000] ^= 1;
        }

        request.Content = new ByteArrayContent(body);
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (tampered)
        {
            Assert.Contains("SignatureDoesNotMatch", Encoding.UTF8.GetString(answer), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(SHA256.HashData(content), SHA256.HashData(answer));
        }
    }
}
