using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Clouds;

/// <summary><c>protected-jobs local down</c>: stops the local cloud that is up on a folder. Its state stays.</summary>
internal sealed class LocalDownCommand : Command
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly Option<string?> _data = SharedOptions.DataDirectory("Default: as of 'local up'.");

    public LocalDownCommand(Terminal terminal, RunningClouds clouds, string ordinaryDirectory)
        : base("down", "Stops the local cloud that is up; its state stays: protected-jobs local down")
    {
        Options.Add(_data);
        SetAction(async (line, cancellationToken) =>
        {
            var directory = Path.GetFullPath(line.GetValue(_data) ?? ordinaryDirectory);
            if (await clouds.FindAsync(directory, cancellationToken) is not { } found || found is { Cloud: null, IsSilent: false })
            {
                await terminal.Error.WriteLineAsync($"No local cloud is up on {directory}; there is nothing to stop.");
                return ExitCode.Success;
            }

            await StopAsync(found.Note.ProcessId, cancellationToken);
            await terminal.Error.WriteLineAsync($"The local cloud on {directory} is stopped. Its state stays, and the next start goes on from it.");
            return ExitCode.Success;
        });
    }

    private static async Task StopAsync(int processId, CancellationToken cancellationToken)
    {
        using var process = Process.GetProcessById(processId);
        if (!await TerminateAsync(processId, cancellationToken))
        {
            // Nothing that was acknowledged is lost by it: the store commits before it answers.
            process.Kill();
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // What Ctrl-C would do; where there is no such signal, it is killed.
    private static async Task<bool> TerminateAsync(int processId, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        // The shell's own kill: small images have no program of that name.
        using var kill = Process.Start("/bin/sh", ["-c", "kill -TERM \"$0\"", processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
        return kill.ExitCode == 0;
    }
}
