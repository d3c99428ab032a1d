using System.Diagnostics;
using System.Net.Http.Headers;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>Exports spans by OTLP over HTTP, as JSON: see docs/0002-traces.md.</summary>
internal sealed class OtlpExporter : IDisposable
{
    private readonly OtlpTarget _target;
    private readonly HttpClient _http;

    /// <param name="target">Where to.</param>
    /// <param name="handler">Makes the calls; disposed of with the exporter.</param>
    public OtlpExporter(OtlpTarget target, HttpMessageHandler handler)
    {
        _target = target;
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Exports spans. Whatever goes wrong is told, not thrown: a run goes on without its spans.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="remaining">How long it may take at most; it takes no longer than the target says either.</param>
    /// <returns>Why they are lost; null if they are not. It names no header, and of the endpoint at most host and port.</returns>
    public async Task<string?> TroubleOfAsync(IReadOnlyList<Activity> spans, TimeSpan remaining)
    {
        var patience = remaining < _target.Patience ? remaining : _target.Patience;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _target.Endpoint);
            request.Content = new ByteArrayContent(OtlpJson.Of(_target.Resource, spans));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            foreach (var (name, value) in _target.Headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var limit = new CancellationTokenSource(patience);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return answer.IsSuccessStatusCode ? null : $"the collector answered {(int)answer.StatusCode}";
        }
        catch (OperationCanceledException)
        {
            return $"the collector did not answer within {patience.TotalMilliseconds:0} ms";
        }
#pragma warning disable CA1031 // Nothing that an export meets may end a run.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error.Message;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
