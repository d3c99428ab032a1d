using System.CommandLine;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Cli.Management;

/// <summary><c>protected-jobs watch</c>: follows a run live, to its end.</summary>
internal sealed class WatchCommand : ManagementCommand
{
    private static readonly TimeSpan s_localPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_awsPause = TimeSpan.FromSeconds(5);
    private readonly Argument<string> _run;
    private readonly Terminal _terminal;
    private readonly IProgressView _view;

    public WatchCommand(Terminal terminal, IManagedPlaces places, IProgressView view)
        : base("watch", "Follows a run live until it is over; exits with 1 if it did not succeed: protected-jobs watch nightly-2026-05-04", places)
    {
        (_terminal, _view) = (terminal, view);
        _run = RunArgument.Of(this);
        AddPlace();
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        var runId = RunArgument.IdOf(line.GetRequiredValue(_run));
        var end = await _view.WatchAsync(report => place.Client.WaitAsync(
            runId,
            place.IsLocal ? s_localPause : s_awsPause,
            view => report(new Runs.RunProgress(view.Progress.Phase.ToString(), DoingOf(view.Progress), TimeSpan.FromSeconds(view.Progress.ElapsedSeconds))),
            cancellationToken)) ?? throw RunArgument.Missing(runId, place);
        if (format == OutputFormat.Json)
        {
            await _terminal.Out.WriteLineAsync(JsonSerializer.Serialize(end, ReadableManagementJson.Of.RunView));
        }
        else
        {
            RunSheet.Write(Consoles.Of(_terminal.Out, _terminal.IsOutInteractive), end, place);
        }

        return end.RuntimeStatus == RuntimeStatus.Completed ? ExitCode.Success : ExitCode.RunFailed;
    }

    private static string DoingOf(Core.Management.RunProgress progress) => progress switch
    {
        { CrpuHours: { } hours, IsEstimate: true } => $"{progress.Message} About {Words.Units(hours)} CRPU-hours so far.",
        _ => progress.Message,
    };
}
