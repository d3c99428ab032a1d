using System.Diagnostics;
using Benchmarks.Reports;

namespace Benchmarks.Cloud;

/// <summary>A local cloud in a process of its own.</summary>
internal sealed class CloudProcess : IAsyncDisposable
{
    private readonly Process _process;

    private CloudProcess(Process process, Uri endpoint, double startSeconds)
    {
        _process = process;
        Endpoint = endpoint;
        StartSeconds = startSeconds;
    }

    public Uri Endpoint { get; }

    /// <summary>From the start of the process to an answered request.</summary>
    public double StartSeconds { get; }

    public static async Task<CloudProcess> StartAsync(string directory)
    {
        var watch = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["cloud-server", directory])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var endpoint = new Uri(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The cloud did not start."));
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Local-Admin", "1");
        _ = await http.GetStringAsync(new Uri(endpoint, "_local/health"));
        return new CloudProcess(process, endpoint, watch.Elapsed.TotalSeconds);
    }

    public double ResidentMegabytes() => ProcessMemory.ResidentMegabytes(_process.Id);

    public double PeakMegabytes() => ProcessMemory.PeakMegabytes(_process.Id);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
