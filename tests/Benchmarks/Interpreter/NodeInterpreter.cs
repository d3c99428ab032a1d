using System.Diagnostics;
using System.Globalization;
using Benchmarks.Engine;
using Testing;

namespace Benchmarks.Interpreter;

/// <summary>aws-local-stepfunctions on node: the same machine, the same input.</summary>
internal static class NodeInterpreter
{
    private static readonly string s_modules = Path.Combine(Repository.Root, "tests", "Conformance", "node_modules");

    /// <summary>Whether node and the package are here.</summary>
    public static bool IsHere => Programs.IsOnPath("node") && Directory.Exists(Path.Combine(s_modules, "aws-local-stepfunctions"));

    /// <summary>One round.</summary>
    /// <returns>Transitions a second.</returns>
    public static async Task<double> RoundAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Interpreter");
        var definition = Path.Combine(folder, "definition.json");
        await File.WriteAllTextAsync(definition, InterpreterBenchmark.Definition());
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "node.mjs"), s_modules, definition, DurableBenchmark.Input])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
