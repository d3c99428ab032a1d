using System.CommandLine;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Management;

/// <summary><c>protected-jobs restart</c>: runs the request of another run again, as a new run.</summary>
internal sealed class RestartCommand : ManagementCommand
{
    private readonly Argument<string> _run;
    private readonly Option<string?> _name = new("--name") { Description = "The new run's id. Default: made of the old one's.", HelpName = "RUN-ID" };
    private readonly StartReport _report;

    public RestartCommand(Terminal terminal, IManagedPlaces places)
        : base("restart", "Runs the request of another run again, as a new run with a new job: protected-jobs restart nightly", places)
    {
        _report = new StartReport(terminal);
        _run = RunArgument.Of(this);
        Options.Add(_name);
        AddPlace();
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        var runId = RunArgument.IdOf(line.GetRequiredValue(_run));
        var start = await place.Client.RestartAsync(runId, line.GetValue(_name), cancellationToken) ?? throw RunArgument.Missing(runId, place);
        return _report.Write(place, $"the request of {runId}", start, format);
    }
}
