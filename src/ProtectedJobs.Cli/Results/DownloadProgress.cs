using ProtectedJobs.Cli.Management;
using ProtectedJobs.Cli.Terminals;
using Spectre.Console;

namespace ProtectedJobs.Cli.Results;

/// <summary>Shows a download: a bar to a person, a line for each file to a log.</summary>
internal static class DownloadProgress
{
    public static Task ShowAsync(Terminal terminal, IReadOnlyList<ResultFile> files, Func<Action<ResultFile, long>, Task> work) =>
        terminal.IsErrorInteractive
            ? ShowBarAsync(Consoles.Of(terminal.Error, isInteractive: true), files, work)
            : ShowLinesAsync(terminal.Error, work);

    private static Task ShowBarAsync(IAnsiConsole console, IReadOnlyList<ResultFile> files, Func<Action<ResultFile, long>, Task> work) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask("results", maxValue: Math.Max(1, files.Sum(file => file.Bytes)));
                return work((_, bytes) => bar.Increment(bytes));
            });

    private static Task ShowLinesAsync(TextWriter error, Func<Action<ResultFile, long>, Task> work)
    {
        var gate = new Lock();
        var got = new Dictionary<ResultFile, long>();
        return work((file, bytes) =>
        {
            lock (gate)
            {
                got[file] = got.GetValueOrDefault(file) + bytes;
                if (got[file] == file.Bytes)
                {
                    error.WriteLine($"{Words.Bytes(file.Bytes),12}  {file.Name}");
                }
            }
        });
    }
}
