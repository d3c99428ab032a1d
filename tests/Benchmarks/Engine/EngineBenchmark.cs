namespace Benchmarks.Engine;

/// <summary>
/// <c>engine [PART…]</c>: the figures of the Step Functions engine. Parts are durable, http, latency, node and waiting; none named
/// is all. Prints a line a figure, with what it is to be where that is agreed.
/// </summary>
internal static class EngineBenchmark
{
    private static readonly (string Name, Func<Task> Run)[] s_parts =
    [
        ("durable", DurableBenchmark.RunAsync),
        ("http", HttpBenchmark.RunAsync),
        ("latency", LatencyBenchmark.RunAsync),
        ("node", NodeBenchmark.RunAsync),
        ("waiting", WaitingBenchmark.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] parts)
    {
        var unknown = parts.Except(s_parts.Select(part => part.Name)).ToArray();
        if (unknown.Length > 0)
        {
            await Console.Error.WriteLineAsync(
                $"'{string.Join("', '", unknown)}': the parts are {string.Join(", ", s_parts.Select(part => part.Name))}");
            return 2;
        }

        foreach (var (_, run) in s_parts.Where(part => parts.Length == 0 || parts.Contains(part.Name)))
        {
            await run();
        }

        return 0;
    }
}
