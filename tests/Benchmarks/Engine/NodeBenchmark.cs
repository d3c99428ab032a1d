using System.Diagnostics;
using System.Globalization;
using Benchmarks.Interpreter;

namespace Benchmarks.Engine;

/// <summary>
/// The pure interpreter, nothing kept, beside aws-local-stepfunctions on node: the same machine, the same input, in turn.
/// </summary>
internal static class NodeBenchmark
{
    public static async Task RunAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Engine");
        var modules = Modules();
        if (modules is null)
        {
            Console.WriteLine("pure interpreter beside aws-local-stepfunctions: skipped, needs node and `npm install` run in tests/Conformance");
            return;
        }

        var definition = Path.Combine(folder, "definition.json");
        await File.WriteAllTextAsync(definition, InterpreterBenchmark.Definition());
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var round = 0; round < Figures.Rounds; round++)
        {
            ours.Add(InterpreterBenchmark.Round());
            theirs.Add(await NodeAsync(Path.Combine(folder, "node.mjs"), modules, definition));
        }

        Figures.Tell("pure interpreter", ours, "transitions/s");
        Figures.Tell("aws-local-stepfunctions on node", theirs, "transitions/s");
        Console.WriteLine($"ratio: {Figures.Median(ours) / Figures.Median(theirs):0.0}; wanted ≥ 5");
    }

    private static async Task<double> NodeAsync(string script, string modules, string definition)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [script, modules, definition, DurableBenchmark.Input])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }

    private static string? Modules()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "tests", "Conformance", "node_modules");
            if (Directory.Exists(Path.Combine(folder, "aws-local-stepfunctions")))
            {
                var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
                return paths.Any(path => File.Exists(Path.Combine(path, "node"))) ? folder : null;
            }
        }

        return null;
    }
}
