using System.Globalization;
using Benchmarks.Chaos;
using Benchmarks.CliStart;
using Benchmarks.Cloud;
using Benchmarks.ConsolePages;
using Benchmarks.Engine;
using Benchmarks.Interpreter;
using Benchmarks.Jsonata;
using Benchmarks.Transitions;

// A line a benchmark: its name, and what runs it with the arguments that follow.
var benchmarks = new SortedDictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["chaos"] = rest => Task.FromResult(ChaosCommand.Run(rest)),
    ["cli-start"] = rest => rest is ["call", var endpoint] ? MinimalCall.RunAsync(endpoint) : CliStartBenchmark.RunAsync(),
    ["cloud"] = rest => rest is ["serve", var directory]
        ? CloudBenchmark.ServeAsync(directory)
        : CloudBenchmark.RunAsync(rest is [var gigabytes] ? double.Parse(gigabytes, CultureInfo.InvariantCulture) : 1),
    ["console"] = _ => ConsoleBenchmark.RunAsync(),
    ["engine"] = EngineBenchmark.RunAsync,
    ["engine-server"] = WaitingServer.RunAsync,
    ["interpreter"] = _ => Task.FromResult(InterpreterBenchmark.Run()),
    ["jsonata"] = _ => JsonataBenchmark.RunAsync(),
    ["transitions"] = _ => Task.FromResult(TransitionsCommand.Run()),
};

if (args is [var name, ..] && benchmarks.TryGetValue(name, out var run))
{
    return await run(args[1..]);
}

await Console.Error.WriteLineAsync($"usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', benchmarks.Keys)} [arguments]");
return 2;
