using System.Net.Http.Headers;
using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Host;

/// <summary>The functions of this cloud; those it does not define are invoked at another endpoint, such as a Lambda test tool's.</summary>
internal sealed class ForwardedFunctions(ILambdaFunctions own, Uri endpoint, IIdSource ids) : ILambdaFunctions, IDisposable
{
    // A function may run for fifteen minutes.
    private readonly HttpClient _client = new() { BaseAddress = endpoint, Timeout = TimeSpan.FromMinutes(16) };

    public void Define(FunctionDefinition function) => own.Define(function);

    public async Task<InvocationResult> InvokeAsync(
        string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        try
        {
            return await own.InvokeAsync(function, payload, cancellationToken);
        }
        catch (AwsException e) when (e.Code == "ResourceNotFoundException")
        {
            using var answer = await SendAsync(function, payload, "RequestResponse", cancellationToken);
            return new InvocationResult(
                await answer.Content.ReadAsByteArrayAsync(cancellationToken),
                answer.Headers.TryGetValues("X-Amz-Function-Error", out var errors) ? errors.First() : null,
                ids.NewUuid(),
                LogTail: "");
        }
    }

    public async Task EnqueueAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        try
        {
            await own.EnqueueAsync(function, payload, cancellationToken);
        }
        catch (AwsException e) when (e.Code == "ResourceNotFoundException")
        {
            using var answer = await SendAsync(function, payload, "Event", cancellationToken);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        string function, ReadOnlyMemory<byte> payload, string type, CancellationToken cancellationToken)
    {
        // The name alone: what is behind the endpoint knows no ARNs of this cloud.
        var parts = function.Split(':');
        var name = parts.Length >= 7 ? parts[6] : parts[0];
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri($"2015-03-31/functions/{Uri.EscapeDataString(name)}/invocations", UriKind.Relative));
        request.Content = new ReadOnlyMemoryContent(payload);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Amz-Invocation-Type", type);
        try
        {
            var answer = await _client.SendAsync(request, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return answer;
            }

            using (answer)
            {
                var body = await answer.Content.ReadAsStringAsync(cancellationToken);
                throw new AwsException(Code(answer), (int)answer.StatusCode, Message(body));
            }
        }
        catch (HttpRequestException e)
        {
            throw new AwsException("ServiceException", 500, $"The Lambda endpoint {endpoint} cannot be reached: {e.Message}");
        }
    }

    private static string Code(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.First().Split(':')[0] : "ServiceException";

    private static string Message(string body)
    {
        try
        {
            var error = JsonElement.Parse(body);
            return error.TryGetProperty("Message", out var message) || error.TryGetProperty("message", out message)
                ? message.ToString()
                : body;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return body;
        }
    }
}
