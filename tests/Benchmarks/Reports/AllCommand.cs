using System.Diagnostics;
using System.Globalization;
using System.Text;
using Testing;

namespace Benchmarks.Reports;

/// <summary>
/// <c>all [--write]</c>: every figure, each benchmark in a process of its own, one after the other, to artifacts/figures.md; with --write also
/// between the markers in README.md.
/// </summary>
internal static class AllCommand
{
    private const string Begin = "<!-- figures: dotnet run -c Release --project tests/Benchmarks -- all --write -->";
    private const string End = "<!-- /figures -->";

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(4);

    public static async Task<int> RunAsync(string[] arguments, IEnumerable<string> names)
    {
        if (arguments is not ([] or ["--write"]))
        {
            await Console.Error.WriteLineAsync("all: wanted nothing or --write");
            return 2;
        }

        var watch = Stopwatch.StartNew();
        var figures = new List<(string Command, Figure Figure)>();
        foreach (var name in names)
        {
            var began = watch.Elapsed;
            figures.AddRange((await MeasureAsync(name)).Select(figure => (name, figure)));
            Progress.Say($"{name}: {(watch.Elapsed - began).TotalSeconds:0} s");
        }

        var table = FigureTable.Render(figures) + string.Create(
            CultureInfo.InvariantCulture,
            $"\n{figures.Count} figures in {watch.Elapsed.TotalMinutes:0.0} minutes on {Environment.ProcessorCount} cores ({Processor()}), .NET {Environment.Version}.\n");
        await Console.Out.WriteAsync(table);
        var artifacts = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts"));
        await File.WriteAllTextAsync(Path.Combine(artifacts.FullName, "figures.md"), table);
        if (arguments.Length > 0)
        {
            await WriteAsync(Path.Combine(Repository.Root, "README.md"), table);
        }

        return figures.All(entry => entry.Figure.IsMet) ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string name)
    {
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, [name]) { RedirectStandardOutput = true };
            start.Environment[Benchmark.FiguresVariable] = file;
            using var process = Process.Start(start)!;
            var printed = process.StandardOutput.ReadToEndAsync();
            using var patience = new CancellationTokenSource(s_longest);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return [Figure.Absent(name, string.Create(CultureInfo.InvariantCulture, $"took longer than {s_longest.TotalMinutes:0} minutes"))];
            }

            await printed;
            return process.ExitCode is 0 or 1 && new FileInfo(file).Length > 0
                ? await Benchmark.ReadAsync(file)
                : [Figure.Absent(name, string.Create(CultureInfo.InvariantCulture, $"ended with exit code {process.ExitCode}"))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task WriteAsync(string readme, string table)
    {
        var text = await File.ReadAllTextAsync(readme);
        var from = text.IndexOf(Begin, StringComparison.Ordinal);
        var to = text.IndexOf(End, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException($"README.md has no '{Begin}' with '{End}' after it.");
        }

        await File.WriteAllTextAsync(readme, $"{text[..(from + Begin.Length)]}\n\n{table}\n{text[to..]}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static string Processor()
    {
        const string Sign = "model name";
        var line = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Sign, StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? "unknown processor";
    }
}
