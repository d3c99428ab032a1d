using System.Diagnostics;
using System.Globalization;
using Benchmarks.Reports;

namespace Benchmarks.Manifests;

/// <summary><c>manifest [OBJECTS]</c>: collecting the results of a job that wrote a million objects, beside reading the pages of the same listing and nothing else.</summary>
internal static class ManifestBenchmark
{
    private const int Objects = 1_000_000;
    private const int Few = 10_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var objects = arguments is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : Objects;
        await using var server = await ObjectListServer.StartAsync();
        var few = await MeasureAsync("collect", server.Endpoint, Few);
        var ours = await MeasureAsync("collect", server.Endpoint, objects);
        var raw = await MeasureAsync("list", server.Endpoint, objects);
        return
        [
            new Figure($"manifest of {objects:N0} result objects: time", ours.Seconds, "s") { Peer = "reading the listing alone", PeerValue = raw.Seconds, RatioBound = Bound.AtMost(2) },
            new Figure($"manifest of {objects:N0} result objects: most memory", ours.Megabytes, "MB") { Peer = $"of {Few:N0} objects", PeerValue = few.Megabytes, RatioBound = Bound.AtMost(2) },
        ];
    }

    /// <summary>Does it in a process of its own.</summary>
    public static async Task<(double Seconds, double Megabytes)> MeasureAsync(string kind, Uri endpoint, int objects)
    {
        string[] arguments = ["manifest-part", kind, endpoint.ToString(), objects.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var output = (await process.StandardOutput.ReadToEndAsync()).Split(' ');
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"manifest-part {kind} ended with exit code {process.ExitCode}.");
        }

        var (seconds, megabytes) = (double.Parse(output[0], CultureInfo.InvariantCulture), double.Parse(output[1], CultureInfo.InvariantCulture));
        Progress.Say($"manifest, {kind} {objects:N0}: {seconds:0.00} s, {megabytes:0} MB");
        return (seconds, megabytes);
    }
}
