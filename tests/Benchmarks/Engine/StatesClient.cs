using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Benchmarks.Engine;

/// <summary>As little of a Step Functions client as there can be: signs and sends, so that the server is what is measured.</summary>
internal sealed class StatesClient : IDisposable
{
    private const string Headers = "host;x-amz-date;x-amz-target";

    private readonly SocketsHttpHandler _sockets = new() { MaxConnectionsPerServer = 100, UseProxy = false };
    private readonly HttpClient _http;
    private readonly string _host;

    public StatesClient(Uri endpoint)
    {
        _http = new HttpClient(_sockets, disposeHandler: false) { BaseAddress = endpoint };
        _host = endpoint.Authority;
    }

    /// <summary>Calls an operation.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task<string> CallAsync(string operation, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        var target = $"AWSStepFunctions.{operation}";
        var time = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        request.Headers.TryAddWithoutValidation("Authorization", Sign(bytes, target, time));
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new HttpRequestException(answer);
    }

    public void Dispose()
    {
        _http.Dispose();
        _sockets.Dispose();
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private string Sign(byte[] body, string target, string time)
    {
        var scope = $"{time[..8]}/us-east-1/states/aws4_request";
        var canonical = $"POST\n/\n\nhost:{_host}\nx-amz-date:{time}\nx-amz-target:{target}\n\n{Headers}\n{Hex(SHA256.HashData(body))}";
        var text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Mac(Mac(Mac(Mac("AWS4local"u8.ToArray(), time[..8]), "us-east-1"), "states"), "aws4_request");
        return $"AWS4-HMAC-SHA256 Credential=local/{scope}, SignedHeaders={Headers}, Signature={Hex(Mac(key, text))}";
    }
}
