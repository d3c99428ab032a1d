using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.ManageRuns;

namespace ProtectedJobs.Functions.Tests.ManageRuns;

public sealed class RequestTests
{
    [Theory]
    [InlineData("/runtime/webhooks/durabletask/instances", """{"host":"a.test"}""", "https://a.test/runtime/webhooks/durabletask")]
    [InlineData("/prod/runtime/webhooks/durabletask/instances", """{"host":"a.test"}""", "https://a.test/prod/runtime/webhooks/durabletask")]
    [InlineData(
        "/runtime/webhooks/durabletask/instances",
        """{"host":"127.0.0.1:4570","x-forwarded-proto":"http","x-forwarded-prefix":"/_api/ServerlessHttpApi"}""",
        "http://127.0.0.1:4570/_api/ServerlessHttpApi/runtime/webhooks/durabletask")]
    [InlineData("/runtime/webhooks/durabletask", """{"host":"a.test","x-forwarded-proto":"javascript"}""", "https://a.test/runtime/webhooks/durabletask")]
    public void BaseUrl_IsWhereTheCallerReachesTheApi(string path, string headers, string expected)
    {
        var request = ManagementRequest.Of(new APIGatewayHttpApiV2ProxyRequest
        {
            RawPath = path,
            Headers = JsonSerializer.Deserialize<Dictionary<string, string>>(headers),
        });
        Assert.Equal(expected, request.BaseUrl);
    }

    [Fact]
    public void Event_AsApiGatewayWritesIt_IsReadByTheFunctionsSerializer()
    {
        var read = JsonSerializer.Deserialize(
            """
            {"version":"2.0","rawPath":"/runtime/webhooks/durabletask/instances/a%20b","headers":{"Host":"x"},"queryStringParameters":{"Top":"3"},
             "requestContext":{"authorizer":{"iam":{"userArn":"arn:aws:iam::1:user/ada"}},"http":{"method":"get"}},"body":"e30=","isBase64Encoded":true}
            """,
            new FunctionsJson(new JsonSerializerOptions { PropertyNameCaseInsensitive = true }).APIGatewayHttpApiV2ProxyRequest)!;
        var request = ManagementRequest.Of(read);
        Assert.Equal(("GET", "{}", "arn:aws:iam::1:user/ada", "3"), (request.Method, request.Body, request.Caller, request.Text("top")));
    }
}
