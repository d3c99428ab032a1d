using System.CommandLine;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Cli.Management;

/// <summary>A command that asks something of one run.</summary>
internal abstract class ActionCommand : ManagementCommand
{
    private readonly Argument<string> _run;
    private readonly Terminal _terminal;

    protected ActionCommand(string name, string description, Terminal terminal, IManagedPlaces places)
        : base(name, description, places)
    {
        _terminal = terminal;
        _run = RunArgument.Of(this);
    }

    /// <summary>Asks it.</summary>
    protected abstract Task<RunAnswer> AskAsync(ManagedPlace place, string runId, ParseResult line, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task<int> RunAsync(
        ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        var runId = RunArgument.IdOf(line.GetRequiredValue(_run));
        var message = await AskAsync(place, runId, line, cancellationToken) switch
        {
            RunAnswer.Accepted done => done.Message,
            RunAnswer.NotFound => throw RunArgument.Missing(runId, place),
            RunAnswer.Closed closed => throw new UsageException(closed.Message),
            RunAnswer.Refused refused => throw new UsageException(refused.Message),
            var other => throw new InvalidOperationException($"No such answer: {other}."),
        };
        if (format == OutputFormat.Json)
        {
            await _terminal.Out.WriteLineAsync(JsonSerializer.Serialize(new ActionTaken(runId, message), ReadableManagementJson.Of.ActionTaken));
        }
        else
        {
            await _terminal.Error.WriteLineAsync(message);
        }

        return ExitCode.Success;
    }
}
