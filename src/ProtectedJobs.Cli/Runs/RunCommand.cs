using System.CommandLine;
using System.CommandLine.Parsing;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Cli.Runs;

/// <summary><c>protected-jobs run</c>: one run, from the request to its results.</summary>
internal sealed class RunCommand : Command
{
    /// <summary>Fast enough that the sample takes seconds; slow enough that no function's timeout passes while it starts.</summary>
    private const double OrdinaryTimeScale = 10;

    private readonly Argument<string?> _request = new("request")
    {
        Description = "The request: a JSON file, or - for standard input. Default with --local: the built-in sample.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _local = new("--local") { Description = "Run on a local cloud inside this process." };
    private readonly Option<string?> _name = new("--name") { Description = "The execution's name, which becomes the run's id. Default: made from the time." };
    private readonly Option<string?> _data = SharedOptions.DataDirectory("Default: a fresh temporary folder, kept if the run does not succeed.");
    private readonly Option<double> _timeScale = SharedOptions.TimeScale(OrdinaryTimeScale);
    private readonly Option<string?> _template = SharedOptions.Template();
    private readonly Option<string?> _machine = new("--state-machine-arn") { Description = "The deployed state machine, on AWS." };
    private readonly Option<string?> _profile = new("--profile") { Description = "The AWS profile. Default: the usual chain of credentials." };
    private readonly Option<string?> _region = new("--region") { Description = "The AWS Region. Default: the state machine's." };
    private readonly Option<string?> _ledger = new("--ledger-bucket") { Description = "The deployment's output LedgerBucketName, to print the completion event too." };
    private readonly Option<OutputFormat> _output = SharedOptions.Output();

    private readonly RequestReader _requests;
    private readonly RunNames _names;
    private readonly IRunPlaces _places;
    private readonly RunReport _report;

    public RunCommand(RequestReader requests, RunNames names, IRunPlaces places, RunReport report)
        : base("run", "Runs one protected job and prints its results: protected-jobs run --local")
    {
        (_requests, _names, _places, _report) = (requests, names, places, report);
        Arguments.Add(_request);
        _request.Validators.Add(result =>
        {
            // Or a mistyped option would be a file that is not there.
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"There is no option {token.Value}.");
            }
        });
        foreach (var option in (Option[])[_local, _data, _timeScale, _template, _machine, _profile, _region, _ledger, _name, _output])
        {
            Options.Add(option);
        }

        Validators.Add(CheckTogether);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var source = line.GetValue(_request);
        var format = line.GetValue(_output);
        var input = await _requests.ReadAsync(source, cancellationToken);
        if (RunRequest.Parse(input) is RunRequestResult.Invalid invalid)
        {
            _report.Write(RequestReader.NameOf(source), invalid.Faults, format);
            return ExitCode.BadUsage;
        }

        var name = line.GetValue(_name) ?? _names.Next();
        var end = line.GetValue(_local)
            ? await _places.RunLocallyAsync(
                new LocalPlace(line.GetValue(_data), line.GetValue(_timeScale), line.GetValue(_template)), name, input, cancellationToken)
            : await _places.RunOnAwsAsync(
                new AwsPlace(line.GetRequiredValue(_machine)!, line.GetValue(_profile), line.GetValue(_region), line.GetValue(_ledger)),
                name,
                input,
                cancellationToken);
        _report.Write(end, format);
        return end.Status == RunEnd.Succeeded ? ExitCode.Success : ExitCode.RunFailed;
    }

    private void CheckTogether(CommandResult result)
    {
        var isLocal = result.GetValue(_local);
        Option[] others = isLocal ? [_machine, _profile, _region, _ledger] : [_data, _timeScale, _template];
        foreach (var option in others.Where(option => result.GetResult(option) is { Implicit: false }))
        {
            result.AddError($"{option.Name} {(isLocal ? "is for runs on AWS: leave --local away" : "needs --local")}.");
        }

        if (!isLocal && result.GetValue(_machine) is null)
        {
            result.AddError("Wanted --local, or --state-machine-arn for a run on AWS; found neither.");
        }
        else if (!isLocal && result.GetValue(_request) is null)
        {
            result.AddError("Wanted a request: a file, or - for standard input. Only --local has a sample.");
        }
    }
}
