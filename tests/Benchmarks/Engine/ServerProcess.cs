using System.Diagnostics;
using Benchmarks.Reports;

namespace Benchmarks.Engine;

/// <summary>A cloud in another process.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    /// <summary>MB that are in memory now.</summary>
    public double ResidentMegabytes => ProcessMemory.ResidentMegabytes(_process.Id);

    /// <summary>Starts one; it answers when this returns.</summary>
    public static async Task<ServerProcess> StartAsync(string directory)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["engine-server", directory]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The server ended before it answered.");
        return new ServerProcess(process, new Uri(line));
    }

    /// <summary>SIGKILL: nothing is shut down.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
