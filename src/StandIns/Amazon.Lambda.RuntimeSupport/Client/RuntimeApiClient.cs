using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The four calls of the Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApiClient(HttpClient http, string endpoint)
{
    private readonly string _root = $"http://{endpoint}/2018-06-01/runtime";

    public async Task<Invocation> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(
            new Uri($"{_root}/invocation/next"),
            HttpCompletionOption.ResponseContentRead,
            cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException(
                $"The Runtime API at {endpoint} answered {(int)response.StatusCode} to a request for the next invocation.",
                null,
                response.StatusCode);
        }

        var input = new MemoryStream();
        await response.Content.CopyToAsync(input, cancellationToken);
        input.Position = 0;
        return new Invocation(
            Header(response, "Lambda-Runtime-Aws-Request-Id") ?? "",
            Header(response, "Lambda-Runtime-Invoked-Function-Arn") ?? "",
            Header(response, "Lambda-Runtime-Trace-Id"),
            DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(Header(response, "Lambda-Runtime-Deadline-Ms") ?? "0", CultureInfo.InvariantCulture)),
            input);
    }

    /// <remarks>
    /// Takes no token: work that is done is reported even while the loop is being cancelled. A response that is too
    /// large was turned into an error by the Runtime API, so that is no failure of ours.
    /// </remarks>
    public async Task RespondAsync(string requestId, Stream output)
    {
        using var content = new StreamContent(output);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.PostAsync(new Uri($"{_root}/invocation/{requestId}/response"), content);
        if (response.StatusCode != HttpStatusCode.RequestEntityTooLarge)
        {
            await EnsureAcceptedAsync(response);
        }
    }

    public Task ReportErrorAsync(string requestId, Exception error) =>
        PostErrorAsync($"{_root}/invocation/{requestId}/error", error, CancellationToken.None);

    public Task ReportInitErrorAsync(Exception error, CancellationToken cancellationToken) =>
        PostErrorAsync($"{_root}/init/error", error, cancellationToken);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private async Task PostErrorAsync(string uri, Exception error, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, uri);
        request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", error.GetType().Name);
        request.Content = new ByteArrayContent(ErrorDocument.Of(error));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.aws.lambda.error+json");
        using var response = await http.SendAsync(request, cancellationToken);
        await EnsureAcceptedAsync(response);
    }

    private static async Task EnsureAcceptedAsync(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"The Runtime API refused a report: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
    }
}
