using System.CommandLine;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Management;

/// <summary><c>protected-jobs history</c>: what happened to a run, in terms of its job.</summary>
internal sealed class HistoryCommand : ManagementCommand
{
    private readonly Argument<string> _run;
    private readonly Terminal _terminal;

    public HistoryCommand(Terminal terminal, IManagedPlaces places)
        : base("history", "Tells what happened to a run, oldest first: protected-jobs history nightly-2026-05-04", places)
    {
        _terminal = terminal;
        _run = RunArgument.Of(this);
        AddPlace();
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        var runId = RunArgument.IdOf(line.GetRequiredValue(_run));
        var history = await place.Client.HistoryAsync(runId, cancellationToken) ?? throw RunArgument.Missing(runId, place);
        if (format == OutputFormat.Json)
        {
            await _terminal.Out.WriteLineAsync(JsonSerializer.Serialize(history, ReadableManagementJson.Of.IReadOnlyListRunEvent));
            return ExitCode.Success;
        }

        foreach (var told in history)
        {
            var cause = told.Cause is { Length: > 0 } words ? $" {words.ReplaceLineEndings(" ")}" : "";
            await _terminal.Out.WriteLineAsync($"{Words.Of(told.At)}  {told.Text}{cause}");
        }

        return ExitCode.Success;
    }
}
