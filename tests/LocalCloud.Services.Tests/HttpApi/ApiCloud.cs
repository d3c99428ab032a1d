using LocalCloud.Services.Contracts;
using LocalCloud.Services.HttpApi;
using LocalCloud.Services.Tests.StepFunctions;
using LocalCloud.Services.Tests.Wire;
using LocalCloud.Services.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Tests.HttpApi;

/// <summary>An HTTP API named Api on a free port, whose functions are delegates.</summary>
internal sealed class ApiCloud : IAsyncDisposable
{
    private readonly TestDoor _door;

    private ApiCloud(TestDoor door, FakeFunctions functions)
    {
        _door = door;
        Functions = functions;
        Url = new Uri(door.Endpoint, "_api/Api/");
    }

    public FakeFunctions Functions { get; }

    public Uri Url { get; }

    public Uri Endpoint => _door.Endpoint;

    public HttpClient Client => _door.Client;

    public IAccessKeys Keys => _door.Services.GetRequiredService<IAccessKeys>();

    public static async Task<ApiCloud> StartAsync(
        HttpApiDefinition api, string[]? denied = null, WireOptions? wire = null, TimeProvider? clock = null)
    {
        var functions = new FakeFunctions();
        var door = await TestDoor.OpenAsync(
            clock ?? TimeProvider.System,
            services => services
                .AddSingleton<IAuthorizer>(new AllowAll(denied ?? []))
                .AddSingleton<ILambdaFunctions>(functions)
                .AddLocalHttpApis(),
            wire,
            use: app => app.UseHttpApis());
        door.Services.GetRequiredService<HttpApis>().Define(api);
        return new ApiCloud(door, functions);
    }

    /// <summary>Sends a request, signed by the administrator unless <paramref name="sign"/> says how.</summary>
    public async Task<(int Status, string Body, HttpResponseMessage Answer)> SendAsync(
        HttpMethod method, string path, byte[]? body = null, string? type = null, Action<HttpRequestMessage, byte[]>? sign = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Url, path));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (type is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
        }

        (sign ?? ((r, b) => TestSigner.Sign(r, "execute-api", b)))(request, body ?? []);
        var answer = await _door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer);
    }

    public ValueTask DisposeAsync() => _door.DisposeAsync();
}
