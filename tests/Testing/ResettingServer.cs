using System.Net;
using System.Net.Sockets;

namespace Testing;

/// <summary>A server on a free port that takes requests, does what they ask for, and resets the connection instead of answering.</summary>
public sealed class ResettingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _requests;

    /// <summary>Starts it.</summary>
    public ResettingServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where it is.</summary>
    public Uri Endpoint => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>How many requests came, bodies and all.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptSocketAsync(_stop.Token);
                await ReadAsync(client);
                Interlocked.Increment(ref _requests);
                client.LingerState = new LingerOption(enable: true, seconds: 0);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    // The JSON body of a start is an object, and the last that is sent.
    private async Task ReadAsync(Socket client)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (length == 0 || buffer[length - 1] != (byte)'}')
        {
            var read = await client.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
            if (read == 0)
            {
                return;
            }

            length += read;
        }
    }
}
