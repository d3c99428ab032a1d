using System.Net;
using System.Text;
using Amazon.Runtime;

namespace ProtectedJobs.Aws.Tests.Wire;

/// <summary>A network that answers as told: clients of the SDK are the real ones, down to the bytes.</summary>
internal sealed class ScriptedHttp : HttpClientFactory
{
    private static readonly string[] s_conditions = ["If-Match", "If-None-Match"];

    private readonly Queue<(HttpStatusCode Status, string Body, (string Name, string Value)[] Headers)> _answers = new();

    /// <summary>What was asked: method, path with query, and the conditions.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>The bodies of what was asked.</summary>
    public List<string> Bodies { get; } = [];

    public static AnonymousAWSCredentials Nobody { get; } = new();

    public ScriptedHttp Answer(HttpStatusCode status, string body = "", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue((status, body, headers));
        return this;
    }

    /// <summary>Resets the connection instead of an answer.</summary>
    public ScriptedHttp Break() => Answer(0);

    /// <summary>A client's settings that lead here, without retries.</summary>
    public T Config<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = "http://127.0.0.1:1/";
        config.AuthenticationRegion = "us-east-1";
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = this;
        return config;
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(ScriptedHttp script) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var conditions = s_conditions
                .Where(request.Headers.Contains).Select(name => $" {name}: {string.Join(',', request.Headers.GetValues(name))}");
            script.Asked.Add($"{request.Method} {request.RequestUri!.PathAndQuery}{string.Concat(conditions)}");
            script.Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
            var (status, body, headers) = script._answers.Dequeue();
            if (status == 0)
            {
                throw new HttpRequestException("The connection was reset.");
            }

            var answer = new HttpResponseMessage(status)
            {
                RequestMessage = request,
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
            };
            foreach (var (name, value) in headers)
            {
                answer.Headers.TryAddWithoutValidation(name, value);
            }

            return answer;
        }
    }
}
