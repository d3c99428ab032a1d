using System.CommandLine;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Management;

/// <summary><c>protected-jobs start</c>: starts a run and does not wait for it.</summary>
internal sealed class StartCommand : ManagementCommand
{
    private readonly Argument<string?> _request = new("request")
    {
        Description = "The request: a JSON file, or - for standard input. Left out with --attach.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _name = new("--name") { Description = "The run's id; starting it again with the same request is safe. Default: made from the time.", HelpName = "RUN-ID" };
    private readonly Option<string?> _attach = new("--attach") { Description = "A job that was started by hand: it is awaited, collected and announced.", HelpName = "JOB-ID" };
    private readonly Option<string?> _membership = new("--membership") { Description = "With --attach: the membership through which the job is seen.", HelpName = "ID" };
    private readonly RequestReader _requests;
    private readonly StartReport _report;

    public StartCommand(Terminal terminal, IManagedPlaces places, RequestReader requests)
        : base("start", "Starts a run and does not wait: protected-jobs start request.json --name nightly-2026-05-04", places)
    {
        (_requests, _report) = (requests, new StartReport(terminal));
        Arguments.Add(_request);
        foreach (var option in (Option[])[_name, _attach, _membership])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            var attached = result.GetValue(_attach) is not null;
            if (attached == (result.GetValue(_request) is not null))
            {
                result.AddError("Wanted a request (a file, or - for standard input), or --attach JOB-ID --membership ID; found " + (attached ? "both." : "neither."));
            }
            else if (attached != (result.GetValue(_membership) is not null))
            {
                result.AddError("--attach and --membership need each other.");
            }
        });
        AddPlace();
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        var name = line.GetValue(_name);
        if (line.GetValue(_attach) is { } job)
        {
            return _report.Write(place, $"job {job}", await place.Client.AttachAsync(line.GetValue(_membership)!, job, name, cancellationToken), format);
        }

        var source = line.GetValue(_request);
        var input = await _requests.ReadAsync(source, cancellationToken);
        return _report.Write(place, RequestReader.NameOf(source), await place.Client.StartAsync(name, input, cancellationToken), format);
    }
}
