using System.CommandLine;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Management;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Results;

/// <summary><c>protected-jobs results download</c>: may be interrupted, and goes on where it was.</summary>
internal sealed class DownloadCommand : ManagementCommand
{
    private const int AtATime = 4;
    private readonly Argument<string> _run;
    private readonly Option<string?> _to = new("--to") { Description = "The folder. Default: the run's id, here.", HelpName = "DIR" };
    private readonly Option<string[]> _only = new("--only") { Description = "Only this output; may be given several times.", HelpName = "OUTPUT" };
    private readonly Terminal _terminal;

    public DownloadCommand(Terminal terminal, IManagedPlaces places)
        : base("download", "Downloads a run's results; run again, it goes on where it was: protected-jobs results download nightly --to out", places)
    {
        _terminal = terminal;
        _run = RunArgument.Of(this);
        Options.Add(_to);
        Options.Add(_only);
        AddPlace();
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        var runId = RunArgument.IdOf(line.GetRequiredValue(_run));
        var (bucket, results) = await ResultReader.ReadAsync(place, runId, cancellationToken);
        var folder = line.GetValue(_to) ?? runId;
        var files = Chosen(results, line.GetValue(_only) ?? []);
        var download = new Download(place.S3, bucket, folder);
        try
        {
            await DownloadProgress.ShowAsync(_terminal, files, async got => await Parallel.ForEachAsync(
                files,
                new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
                async (file, token) => await download.FetchAsync(file, bytes => got(file, bytes), token)));
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The results cannot be written to {folder}: {disk.Message}");
        }

        var done = results with { Objects = files, TotalBytes = files.Sum(file => file.Bytes) };
        if (format == OutputFormat.Json)
        {
            await _terminal.Out.WriteLineAsync(JsonSerializer.Serialize(done, ReadableManagementJson.Of.ResultList));
        }

        await _terminal.Error.WriteLineAsync($"{files.Count} objects, {Words.Bytes(done.TotalBytes)} are in {Path.GetFullPath(folder)}");
        return ExitCode.Success;
    }

    private static List<ResultFile> Chosen(ResultList results, string[] only)
    {
        var outputs = results.Objects.Select(file => file.Output).Distinct().ToList();
        return only.FirstOrDefault(name => !outputs.Contains(name)) is { } unknown
            ? throw new UsageException($"--only: wanted one of {string.Join(", ", outputs)}; found '{unknown}'.")
            : [.. results.Objects.Where(file => only.Length == 0 || only.Contains(file.Output))];
    }
}
