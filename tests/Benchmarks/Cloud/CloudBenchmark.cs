using System.Globalization;
using LocalCloud.Host;
using Testing;

namespace Benchmarks.Cloud;

/// <summary>What a local cloud costs: start to ready and idle memory of a process of its own, and a gibibyte put into and got from it.</summary>
internal static class CloudBenchmark
{
    private const int Starts = 5;
    private const double MostStartSeconds = 1;
    private const double MostIdleMegabytes = 100;

    // Long enough for what starting left behind to settle.
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(5);

    /// <summary>Runs it.</summary>
    /// <param name="gigabytes">How large the object is; 0 leaves it out.</param>
    /// <returns>0 if every figure is within its bound.</returns>
    public static async Task<int> RunAsync(double gigabytes)
    {
        var starts = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            using var directory = new TempDirectory();
            await using var child = await CloudProcess.StartAsync(directory.Path);
            starts.Add(child.StartSeconds);
        }

        starts.Sort();
        using var data = new TempDirectory();
        await using var cloud = await CloudProcess.StartAsync(data.Path);
        await Task.Delay(s_idle, TimeProvider.System);
        var idle = cloud.ResidentMegabytes();
        Say($"start to ready: median {starts[Starts / 2]:0.00} s, worst {starts[^1]:0.00} s of {Starts} (bound {MostStartSeconds} s)");
        Say($"idle memory after {s_idle.TotalSeconds:0} s: {idle:0} MB resident (bound {MostIdleMegabytes} MB)");
        var isFast = gigabytes == 0 || await ObjectBenchmark.RunAsync(cloud.Endpoint, data.Path, (int)(gigabytes * 1024), Say);
        Say($"memory after that: {cloud.ResidentMegabytes():0} MB resident, {cloud.PeakMegabytes():0} MB at most");
        return starts[Starts / 2] <= MostStartSeconds && idle <= MostIdleMegabytes && isFast ? 0 : 1;
    }

    /// <summary>The cloud itself, in the process that <see cref="CloudProcess"/> starts: with the template that deploys.</summary>
    public static async Task<int> ServeAsync(string directory)
    {
        await using var host = await LocalCloudHost.StartAsync(
            new LocalCloudOptions { DataDirectory = directory, Port = 0, TemplatePath = Path.Combine(Repository.Root, "serverless.template") },
            CancellationToken.None);
        Console.WriteLine(host.Endpoint);

        // Ends with the one who started it.
        await Console.In.ReadLineAsync();
        return 0;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
