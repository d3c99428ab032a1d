using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Testing;

namespace LocalCloud.Host.Tests;

/// <summary>The HTTP API of a template, called by a client that is not ours; its function is played by the test.</summary>
public sealed class HttpApiHostTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Client_ThatSigns_ReachesTheTemplatesFunction()
    {
        await using var host = await StartAsync();
        Assert.Equal(new Uri(host.Endpoint, "_api/Management/"), host.HttpApiUrls["Management"]);
        var served = ServeAsync(host.Endpoint, 3);
        var answer = await Node.RunAsync("httpapi/call.mjs", [host.HttpApiUrls["Management"].ToString()]);
        Assert.Equal("ok", answer.Trim());
        await served;
    }

    [Fact]
    public async Task Route_WithoutAnAuthorizer_IsOpen()
    {
        await using var host = await StartAsync();
        using var http = new HttpClient();
        var served = ServeAsync(host.Endpoint, 1);
        Assert.Contains("/health", await http.GetStringAsync(new Uri(host.HttpApiUrls["Management"], "health"), Cancel), StringComparison.Ordinal);
        await served;
    }

    [Fact]
    public async Task Route_WithAnAuthorizerThatIsNotHere_IsNotedAndNotServed()
    {
        await using var host = await StartAsync();
        Assert.Contains(host.Notes, n => n.Contains("GET /jwt is not served", StringComparison.Ordinal));
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(host.HttpApiUrls["Management"], "jwt"), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<LocalCloudHost> StartAsync()
    {
        var template = Path.Combine(_directory.Path, "serverless.template");
        await File.WriteAllTextAsync(
            template,
            """
            Resources:
              Management: {Type: AWS::Serverless::HttpApi, Properties: {Auth: {EnableIamAuthorizer: true, DefaultAuthorizer: AWS_IAM}}}
              Api:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: Api
                  CodeUri: ./none
                  Timeout: 20
                  Events:
                    Get: {Type: HttpApi, Properties: {ApiId: !Ref Management, Method: GET, Path: "/runs/{id}"}}
                    Post: {Type: HttpApi, Properties: {ApiId: !Ref Management, Method: post, Path: /runs}}
                    Health: {Type: HttpApi, Properties: {ApiId: !Ref Management, Method: GET, Path: /health, Auth: {Authorizer: NONE}}}
                    Jwt: {Type: HttpApi, Properties: {ApiId: !Ref Management, Method: GET, Path: /jwt, Auth: {Authorizer: Mine}}}
            """,
            Cancel);
        return await LocalCloudHost.StartAsync(
            new LocalCloudOptions { DataDirectory = Path.Combine(_directory.Path, "data"), Port = 0, TemplatePath = template }, Cancel);
    }

    // What a developer's process under a debugger does: asks for invocations and answers with what it got.
    private static async Task ServeAsync(Uri endpoint, int count)
    {
        using var http = new HttpClient { BaseAddress = endpoint };
        for (var i = 0; i < count; i++)
        {
            using var next = await http.GetAsync(new Uri("Api/2018-06-01/runtime/invocation/next", UriKind.Relative), Cancel);
            var id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
            var answer = new JsonObject { ["statusCode"] = 200, ["body"] = await next.Content.ReadAsStringAsync(Cancel) };
            using var content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json");
            using var taken = await http.PostAsync(new Uri($"Api/2018-06-01/runtime/invocation/{id}/response", UriKind.Relative), content, Cancel);
            taken.EnsureSuccessStatusCode();
        }
    }
}
