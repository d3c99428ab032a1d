using Benchmarks.Reports;

namespace Benchmarks.Engine;

/// <summary><c>engine [PART…]</c>: the figures of the Step Functions engine. Parts are durable, http, latency and waiting; none named is all.</summary>
internal static class EngineBenchmark
{
    private static readonly (string Name, Func<Task<IReadOnlyList<Figure>>> Run)[] s_parts =
    [
        ("durable", DurableBenchmark.RunAsync),
        ("http", HttpBenchmark.RunAsync),
        ("latency", LatencyBenchmark.RunAsync),
        ("waiting", WaitingBenchmark.RunAsync),
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] parts)
    {
        var unknown = parts.Except(s_parts.Select(part => part.Name)).ToArray();
        if (unknown.Length > 0)
        {
            throw new UsageException($"'{string.Join("', '", unknown)}': the parts are {string.Join(", ", s_parts.Select(part => part.Name))}");
        }

        var figures = new List<Figure>();
        foreach (var (_, run) in s_parts.Where(part => parts.Length == 0 || parts.Contains(part.Name)))
        {
            figures.AddRange(await run());
        }

        return figures;
    }
}
