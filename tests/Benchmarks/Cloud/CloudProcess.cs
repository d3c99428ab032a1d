using System.Diagnostics;
using System.Globalization;

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
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["cloud", "serve", directory])
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

    public double ResidentMegabytes() => Status("VmRSS");

    public double PeakMegabytes() => Status("VmHWM");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // In units of 1000² bytes; elsewhere than on Linux both are the working set.
    private double Status(string name)
    {
        var file = $"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status";
        if (!File.Exists(file))
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }

        var line = File.ReadLines(file).First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
