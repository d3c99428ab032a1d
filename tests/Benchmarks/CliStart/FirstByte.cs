using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.CliStart;

/// <summary>Measures from the start of a process to the first byte it sends; then answers it, and waits for its end.</summary>
internal sealed class FirstByte : IDisposable
{
    private const string Body = """{"protectedJob":{"id":"a","status":"SUBMITTED"}}""";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public FirstByte() => _listener.Start();

    public Uri Endpoint => new($"http://{_listener.LocalEndpoint}");

    public async Task<TimeSpan> TimeAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_ACCESS_KEY_ID"] = "local";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "local";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        using var client = await _listener.AcceptTcpClientAsync(patience.Token);
        var request = new byte[64 * 1024];
        await client.GetStream().ReadAtLeastAsync(request, 1, cancellationToken: patience.Token);
        var time = Stopwatch.GetElapsedTime(began);
        await client.GetStream().WriteAsync(
            System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}"), patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0 ? time : throw new InvalidOperationException($"{program} ended {process.ExitCode}: {await process.StandardError.ReadToEndAsync(patience.Token)}");
    }

    public void Dispose() => _listener.Dispose();
}
