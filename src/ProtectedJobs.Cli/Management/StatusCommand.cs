using System.CommandLine;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Management;

/// <summary><c>protected-jobs status</c>: how a run is.</summary>
internal sealed class StatusCommand : ManagementCommand
{
    private readonly Argument<string> _run;
    private readonly Terminal _terminal;

    public StatusCommand(Terminal terminal, IManagedPlaces places)
        : base("status", "Tells how a run is, and where: protected-jobs status nightly-2026-05-04", places)
    {
        _terminal = terminal;
        _run = RunArgument.Of(this);
        AddPlace();
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        var runId = RunArgument.IdOf(line.GetRequiredValue(_run));
        var view = await place.Client.GetAsync(runId, cancellationToken) ?? throw RunArgument.Missing(runId, place);
        if (format == OutputFormat.Json)
        {
            await _terminal.Out.WriteLineAsync(JsonSerializer.Serialize(view, ReadableManagementJson.Of.RunView));
        }
        else
        {
            RunSheet.Write(Consoles.Of(_terminal.Out, _terminal.IsOutInteractive), view, place);
        }

        return ExitCode.Success;
    }
}
