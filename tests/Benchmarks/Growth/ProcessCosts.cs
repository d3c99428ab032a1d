using Benchmarks.Engine;
using Benchmarks.Manifests;

namespace Benchmarks.Growth;

/// <summary>Costs of whole processes: waiting executions and manifests. A process's memory before any work is taken off.</summary>
internal static class ProcessCosts
{
    public static IEnumerable<Cost> All
    {
        get
        {
            var waiting = new Dictionary<int, Task<(double Started, double Resumed, double Seconds)>>();
            Task<(double Started, double Resumed, double Seconds)> Waiting(int size) =>
                waiting.TryGetValue(size, out var known) ? known : waiting[size] = WaitingBenchmark.MeasureAsync(size);
            var manifests = new Dictionary<int, Task<(double Seconds, double Megabytes)>>();
            Task<(double Seconds, double Megabytes)> Manifest(int size) =>
                manifests.TryGetValue(size, out var known) ? known : manifests[size] = ManifestAsync(size);
            int[] waits = [1_000, 10_000, 100_000];
            int[] objects = [10_000, 100_000, 1_000_000];
            return
            [
                new("waiting", "memory of waiting executions after kill -9", "executions", "MB", Cost.Linear, waits, async size => Math.Max(1, (await Waiting(size)).Resumed - (await Waiting(1)).Resumed)),
                new("waiting", "until they go on after kill -9", "executions", "s", Cost.Linear, waits, async size => (await Waiting(size)).Seconds),
                new("manifest", "time of a manifest", "objects", "s", Cost.Linear, objects, async size => (await Manifest(size)).Seconds),
                new("manifest", "most memory of a manifest's process", "objects", "MB", Cost.Constant, objects, async size => (await Manifest(size)).Megabytes),
            ];
        }
    }

    private static async Task<(double Seconds, double Megabytes)> ManifestAsync(int size)
    {
        await using var server = await ObjectListServer.StartAsync();
        return await ManifestBenchmark.MeasureAsync("collect", server.Endpoint, size);
    }
}
