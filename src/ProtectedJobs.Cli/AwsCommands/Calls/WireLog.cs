using System.Globalization;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>What was sent and received: the last address for messages, and with <c>--debug</c> a line each. Never a header, a body or a query string.</summary>
/// <param name="error">Standard error.</param>
/// <param name="clock">For the lines' times.</param>
/// <param name="isOn">Whether lines are written.</param>
internal sealed class WireLog(TextWriter error, TimeProvider clock, bool isOn)
{
    /// <summary>Where the last request went, without its query; null before the first.</summary>
    public string? LastUrl { get; private set; }

    /// <summary>Writes a line.</summary>
    public void Tell(string text)
    {
        if (isOn)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss,fff} - protected-jobs - DEBUG - {text}"));
        }
    }

    /// <summary>Sends a request and tells it.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send)
    {
        LastUrl = request.RequestUri?.GetLeftPart(UriPartial.Path);
        var signed = request.Headers.Contains("Authorization") ? "signed" : "unsigned";
        Tell($"Sending {request.Method} {LastUrl} ({signed}, {request.Content?.Headers.ContentLength ?? 0} bytes)");
        var began = clock.GetTimestamp();
        var answer = await send();
        var id = answer.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? string.Join(',', ids) : "none";
        Tell(string.Create(
            CultureInfo.InvariantCulture,
            $"Received {(int)answer.StatusCode} after {clock.GetElapsedTime(began).TotalMilliseconds:F0} ms (request id {id}, {answer.Content.Headers.ContentLength ?? 0} bytes)"));
        return answer;
    }
}
