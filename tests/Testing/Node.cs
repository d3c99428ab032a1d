using System.Diagnostics;
using Xunit;

namespace Testing;

/// <summary>Runs a script of tests/Conformance under node: clients and linters that are not ours.</summary>
public static class Node
{
    /// <summary>Runs a script, or skips the test by name where node or its packages are absent (<c>npm install</c> in tests/Conformance).</summary>
    /// <param name="script">Path below tests/Conformance.</param>
    /// <param name="arguments">The script's arguments.</param>
    /// <param name="input">What the script reads from standard input; null for nothing.</param>
    /// <returns>What it printed on standard output.</returns>
    /// <exception cref="InvalidOperationException">It exited with a code other than 0; the message has its standard error.</exception>
    public static async Task<string> RunAsync(string script, IEnumerable<string> arguments, string? input = null)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Conformance");
        Assert.SkipUnless(
            Programs.IsOnPath("node") && Directory.Exists(Path.Combine(folder, "node_modules")),
            "needs node, and `npm install` run in tests/Conformance");

        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments.Prepend(script))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"node {script} exited with {process.ExitCode}: {await error}");
    }
}
