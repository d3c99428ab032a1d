using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace EndToEnd.Tests.Management;

/// <summary>A client of the management API: requests signed for <c>execute-api</c> by the AWS SDK's own signer.</summary>
/// <param name="cloud">Where the API is.</param>
internal sealed class SignedApi(RunCloud cloud) : IDisposable
{
    private readonly HttpClient _http = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Uri Base => new(cloud.Host.HttpApiUrls.Values.Single(), "runtime/webhooks/durabletask/");

    public void Dispose() => _http.Dispose();

    /// <summary>Calls the API as the administrator.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Below <c>/runtime/webhooks/durabletask/</c>; or a whole URL that the API told.</param>
    /// <param name="body">JSON; null for none.</param>
    /// <param name="token">The continuation token of the page before; null for none.</param>
    public Task<Answer> SendAsync(string method, string path, string? body = null, string? token = null) =>
        SendAsync(method, path, body, token, new ImmutableCredentials("local", "local", null));

    /// <summary>Calls it with some credentials; null to leave the request unsigned.</summary>
    public async Task<Answer> SendAsync(string method, string path, string? body, string? token, ImmutableCredentials? credentials)
    {
        var url = new Uri(Base, path);
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        }

        if (token is not null)
        {
            request.Headers.Add("x-ms-continuation-token", token);
        }

        if (credentials is not null)
        {
            foreach (var (name, value) in Signature(method, url, body ?? "", credentials))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await _http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return new Answer((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text))
        {
            Location = answer.Headers.Location?.ToString(),
            RetryAfterSeconds = answer.Headers.RetryAfter?.Delta?.TotalSeconds,
            ContinuationToken = answer.Headers.TryGetValues("x-ms-continuation-token", out var tokens) ? tokens.Single() : null,
            RunExisted = answer.Headers.Contains("x-run-existed"),
        };
    }

    // The SDK signs what it would send itself: an own request is put into its form first.
    private static Dictionary<string, string> Signature(string method, Uri url, string body, ImmutableCredentials credentials)
    {
        using var request = new DefaultRequest(new ListStateMachinesRequest(), "execute-api")
        {
            HttpMethod = method,
            Endpoint = new Uri(url.GetLeftPart(UriPartial.Authority)),
            ResourcePath = url.AbsolutePath,
            UseQueryString = true,
            Content = Encoding.UTF8.GetBytes(body),
            OverrideSigningServiceName = "execute-api",
        };
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)))
        {
            request.Parameters[Uri.UnescapeDataString(pair[0])] = pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : "";
        }

        if (credentials.UseToken)
        {
            request.Headers["x-amz-security-token"] = credentials.Token;
        }

        var config = new AmazonStepFunctionsConfig { AuthenticationRegion = "us-east-1", ServiceURL = request.Endpoint.ToString() };
        var signed = new AWS4Signer().SignRequest(request, config, null, credentials.AccessKey, credentials.SecretKey);
        return new Dictionary<string, string>(
            request.Headers.Where(header => !header.Key.Equals("host", StringComparison.OrdinalIgnoreCase)), StringComparer.OrdinalIgnoreCase)
        {
            ["Authorization"] = signed.ForAuthorizationHeader,
        };
    }
}

/// <summary>An answer of the management API.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body as JSON; null for none.</param>
internal sealed record Answer(int Status, JsonNode? Body)
{
    public string? Location { get; init; }

    public double? RetryAfterSeconds { get; init; }

    public string? ContinuationToken { get; init; }

    public bool RunExisted { get; init; }

    public string RuntimeStatus => Body!["runtimeStatus"]!.GetValue<string>();
}
