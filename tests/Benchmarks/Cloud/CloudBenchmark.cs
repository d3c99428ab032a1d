using Benchmarks.Reports;
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
    public static async Task<IReadOnlyList<Figure>> RunAsync(double gigabytes)
    {
        var starts = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            using var directory = new TempDirectory();
            await using var child = await CloudProcess.StartAsync(directory.Path);
            starts.Add(child.StartSeconds);
        }

        using var data = new TempDirectory();
        await using var cloud = await CloudProcess.StartAsync(data.Path);
        await Task.Delay(s_idle, TimeProvider.System);
        var idle = cloud.ResidentMegabytes();
        IReadOnlyList<Figure> moved = gigabytes == 0 ? [] : await ObjectBenchmark.RunAsync(cloud.Endpoint, data.Path, (int)(gigabytes * 1024));
        return
        [
            new Figure("local cloud with the template that deploys: process start to first answer", Statistics.Median(starts), "s") { Bound = Bound.AtMost(MostStartSeconds) },
            new Figure("local cloud: idle memory", idle, "MB") { Bound = Bound.AtMost(MostIdleMegabytes) },
            .. moved,
            .. moved.Count == 0 ? Array.Empty<Figure>() : [new Figure("local cloud: most memory through all that", cloud.PeakMegabytes(), "MB")],
        ];
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
}
