using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Microsoft.CodeAnalysis;

namespace StandIns.Tests.Generator;

public sealed class HttpTests
{
    private const string Source = """
        [assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]
        [assembly: LambdaGlobalProperties(GenerateMain = true)]
        public sealed record Order(string Name, int Count);
        public sealed class F
        {
            [LambdaFunction, HttpApi(LambdaHttpMethod.Post, "/orders/{id}")]
            public async Task<IHttpResult> Post(
                string id, [FromBody] Order order, [FromQuery(Name = "max")] int? most, [FromHeader] string? token, ILambdaContext context)
            {
                await Task.Yield();
                return HttpResults.Created("/orders/" + id, new Order(order.Name + token, order.Count + (most ?? 0)));
            }

            [LambdaFunction, HttpApi(LambdaHttpMethod.Get, "/")]
            public IHttpResult Get(APIGatewayHttpApiV2ProxyRequest request) => HttpResults.Ok(request.RawPath).AddHeader("X-A", "1").AddHeader("x-a", "2");
        }
        """;

    private static readonly Compiled s_compiled = Compiled.From(Source, OutputKind.ConsoleApplication);

    [Fact]
    public void Route_Compiles() => Assert.Empty(s_compiled.Errors);

    [Fact]
    public async Task Route_TakesItsParametersFromTheRequest()
    {
        var answer = await CallAsync("Post", new APIGatewayHttpApiV2ProxyRequest
        {
            PathParameters = new Dictionary<string, string> { ["id"] = "7" },
            QueryStringParameters = new Dictionary<string, string> { ["max"] = "3" },
            Headers = new Dictionary<string, string> { ["TOKEN"] = "!" },
            Body = """{"Name":"a","Count":1}""",
        });

        Assert.Equal(201, answer.GetProperty("statusCode").GetInt32());
        Assert.Equal("/orders/7", answer.GetProperty("headers").GetProperty("location").GetString());
        Assert.Equal("application/json", answer.GetProperty("headers").GetProperty("content-type").GetString());
        Assert.Equal("""{"Name":"a!","Count":4}""", answer.GetProperty("body").GetString());
    }

    [Fact]
    public async Task Route_OfWhatDoesNotFit_Answers400NamingEach()
    {
        var answer = await CallAsync("Post", new APIGatewayHttpApiV2ProxyRequest
        {
            QueryStringParameters = new Dictionary<string, string> { ["max"] = "many" },
            Body = "[",
        });

        Assert.Equal(400, answer.GetProperty("statusCode").GetInt32());
        Assert.Equal("ValidationException", answer.GetProperty("headers").GetProperty("x-amzn-errortype").GetString());
        var message = JsonElement.Parse(answer.GetProperty("body").GetString()!).GetProperty("message").GetString();
        Assert.StartsWith("2 validation error(s) detected: The body at 'order' failed", message, StringComparison.Ordinal);
        Assert.Contains("Value many at 'max' failed to satisfy constraint: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Route_MayTakeTheRequestItself()
    {
        var answer = await CallAsync("Get", new APIGatewayHttpApiV2ProxyRequest { RawPath = "/here" });

        Assert.Equal("/here", answer.GetProperty("body").GetString());
        Assert.Equal("text/plain", answer.GetProperty("headers").GetProperty("content-type").GetString());
        Assert.Equal("1,2", answer.GetProperty("headers").GetProperty("x-a").GetString());
    }

    private static async Task<JsonElement> CallAsync(string method, APIGatewayHttpApiV2ProxyRequest request)
    {
        await using var answer = await (Task<Stream>)Compiled.Call(s_compiled.Wrapper($"F_{method}_Generated"), method, request, null)!;
        return (await JsonDocument.ParseAsync(answer, default, TestContext.Current.CancellationToken)).RootElement.Clone();
    }
}
