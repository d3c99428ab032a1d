using System.Diagnostics;
using System.Globalization;

namespace Mutation;

/// <summary>Runs classes of a test executable in a process of their own: a mutant must not find what another left.</summary>
internal sealed class TestProcess(string executable)
{
    private static readonly string[] s_always = ["-noLogo", "-noColor", "-trait-", "Size=Long"];

    public async Task<IReadOnlyList<string>> ClassesAsync()
    {
        var (_, output) = await RunAsync([.. s_always, "-list", "classes"], [], Timeout.InfiniteTimeSpan);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.Contains(' ', StringComparison.Ordinal)).ToList();
    }

    /// <summary>The mutants that a class comes by, and how long it takes; null where it fails without any.</summary>
    public async Task<(IReadOnlyList<int> Mutants, TimeSpan Time)?> CoverAsync(string name, string file)
    {
        var began = Stopwatch.GetTimestamp();
        var (exit, _) = await RunAsync([.. s_always, "-class", name], new() { [MutatedSources.Coverage] = file }, Timeout.InfiniteTimeSpan);
        var time = Stopwatch.GetElapsedTime(began);
        return exit == 0
            ? (File.Exists(file) ? (await File.ReadAllLinesAsync(file)).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).ToList() : [], time)
            : null;
    }

    public async Task<Outcome> TryAsync(int mutant, IEnumerable<string> classes, TimeSpan atMost)
    {
        var arguments = classes.SelectMany(name => new[] { "-class", name });
        var (exit, _) = await RunAsync(
            [.. s_always, "-stopOnFail", .. arguments],
            new() { [MutatedSources.Active] = mutant.ToString(CultureInfo.InvariantCulture) },
            atMost);
        return exit switch { 0 => Outcome.Survived, null => Outcome.TimedOut, _ => Outcome.Killed };
    }

    private async Task<(int? Exit, string Output)> RunAsync(IEnumerable<string> arguments, Dictionary<string, string> variables, TimeSpan atMost)
    {
        var start = new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables.Append(new("DOTNET_TieredPGO", "0")))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(atMost);
        var reading = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (null, "");
        }

        await errors;
        return (process.ExitCode, await reading);
    }
}
