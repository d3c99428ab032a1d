using System.Diagnostics;
using Benchmarks.Reports;
using Testing;

namespace Benchmarks.Clone;

/// <summary>
/// From `git clone` to the results of the main job: what a newcomer waits for, with the packages in NuGet's cache. The checkout is what HEAD is; what is
/// not committed is not measured.
/// </summary>
internal static class CloneBenchmark
{
    private const double MostSeconds = 120;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        if (!Programs.IsOnPath("git") || !Path.Exists(Path.Combine(Repository.Root, ".git")))
        {
            return [Figure.Absent("clone to result", "needs git, and a checkout that is a clone")];
        }

        using var folder = new TempDirectory();
        var watch = Stopwatch.StartNew();
        await RunAsync(folder.Path, "git", "clone", "--quiet", Repository.Root, "clone");
        var cloned = watch.Elapsed.TotalSeconds;
        await RunAsync(Path.Combine(folder.Path, "clone"), "dotnet", "run", "--project", "src/ProtectedJobs.Cli", "--", "run", "--local");
        var seconds = watch.Elapsed.TotalSeconds;
        Progress.Say($"clone: {cloned:0.0} s; then restore, build and run: {seconds - cloned:0} s");
        return [new Figure("from `git clone` to the results of the main job, packages in the cache", seconds, "s") { Bound = Bound.AtMost(MostSeconds) }];
    }

    private static async Task RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // What `dotnet run` told this process about itself is not for another SDK process.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}: {await output}{await error}");
        }
    }
}
