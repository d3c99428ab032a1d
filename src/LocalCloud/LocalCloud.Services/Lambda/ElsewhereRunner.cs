using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda;

/// <summary>Runs functions at another Lambda endpoint on this machine: one that a test tool or another emulator serves.</summary>
/// <remarks>Its requests are not signed; such endpoints do not verify signatures.</remarks>
internal sealed class ElsewhereRunner(HttpClient http, Uri endpoint) : IFunctionRunner
{
    public async Task<InvocationResult> RunAsync(FunctionCall call)
    {
        var name = call.Arn[(call.Arn.LastIndexOf(':') + 1)..];
        using var content = new ReadOnlyMemoryContent(call.Payload);
        try
        {
            using var response = await http.PostAsync(
                new Uri(endpoint, $"2015-03-31/functions/{Uri.EscapeDataString(name)}/invocations"),
                content);
            var payload = await response.Content.ReadAsByteArrayAsync();
            if (!response.IsSuccessStatusCode)
            {
                throw new AwsException(
                    Header(response, "x-amzn-ErrorType")?.Split(':')[0] ?? "ServiceException",
                    (int)response.StatusCode,
                    $"{endpoint} refused to invoke {name}: {(int)response.StatusCode}.");
            }

            return new InvocationResult(payload, Header(response, "X-Amz-Function-Error"), call.RequestId, LogTail: "");
        }
        catch (HttpRequestException e)
        {
            throw new AwsException("ServiceException", 500, $"{endpoint} cannot be reached to invoke {name}: {e.Message}");
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
