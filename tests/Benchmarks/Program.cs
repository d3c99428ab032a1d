using System.Globalization;
using Benchmarks.Chaos;
using Benchmarks.CliStart;
using Benchmarks.Clone;
using Benchmarks.Cloud;
using Benchmarks.ColdStart;
using Benchmarks.ConsolePages;
using Benchmarks.Engine;
using Benchmarks.Growth;
using Benchmarks.HttpApi;
using Benchmarks.Interpreter;
using Benchmarks.Jsonata;
using Benchmarks.Manifests;
using Benchmarks.Reports;
using Benchmarks.Transitions;

// A line a benchmark: its name, and what measures with the arguments that follow.
var benchmarks = new Dictionary<string, Benchmark>
{
    ["cli-start"] = new(_ => CliStartBenchmark.RunAsync()),
    ["clone-to-result"] = new(_ => CloneBenchmark.RunAsync()),
    ["cloud"] = new(rest => CloudBenchmark.RunAsync(rest is [var gigabytes] ? double.Parse(gigabytes, CultureInfo.InvariantCulture) : 1)),
    ["cold-start"] = new(ColdStartBenchmark.RunAsync),
    ["console"] = new(_ => ConsoleBenchmark.RunAsync()),
    ["engine"] = new(EngineBenchmark.RunAsync),
    ["growth"] = new(GrowthBenchmark.RunAsync),
    ["http-api"] = new(_ => HttpApiBenchmark.RunAsync()),
    ["interpreter"] = new(_ => InterpreterBenchmark.RunAsync()),
    ["jsonata"] = new(JsonataBenchmark.RunAsync),
    ["manifest"] = new(ManifestBenchmark.RunAsync),
    ["transitions"] = new(_ => Task.FromResult(TransitionsBenchmark.Run())),
};

// A line a command that prints what is no table of figures.
var commands = new Dictionary<string, Func<string[], Task<int>>>
{
    // Growth takes long and has a page of its own.
    ["all"] = rest => AllCommand.RunAsync(rest, benchmarks.Keys.Where(each => each != "growth")),
    ["chaos"] = ChaosCommand.RunAsync,
};

// What benchmarks start in a process of its own.
var parts = new Dictionary<string, Func<string[], Task<int>>>
{
    ["cli-call"] = rest => MinimalCall.RunAsync(rest[0]),
    ["cloud-server"] = rest => CloudBenchmark.ServeAsync(rest[0]),
    ["engine-server"] = WaitingServer.RunAsync,
    ["manifest-part"] = ManifestPart.RunAsync,
};

var name = args.FirstOrDefault("");
if (benchmarks.TryGetValue(name, out var benchmark))
{
    return await benchmark.RunAsync(name, args[1..]);
}

if (commands.TryGetValue(name, out var run) || parts.TryGetValue(name, out run))
{
    return await run(args[1..]);
}

await Console.Error.WriteLineAsync(
    $"usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', commands.Keys.Concat(benchmarks.Keys).Order(StringComparer.Ordinal))} [arguments]");
return 2;
