using System.CommandLine;
using System.CommandLine.Parsing;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

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
    private readonly Option<bool> _dry = new("--dry-run") { Description = "Only checks the request and tells the least it costs; calls nobody." };
    private readonly Option<string?> _prices = new("--crpu-prices") { Description = "With --dry-run: prices of a CRPU-hour, e.g. 'us-east-1=2.00 USD 2026-08'. Default: CRPU_PRICES.", HelpName = "PRICES" };
    private readonly Option<OutputFormat> _output = SharedOptions.Output();

    private readonly RequestReader _requests;
    private readonly RunNames _names;
    private readonly IRunPlaces _places;
    private readonly RunReport _report;
    private readonly Func<string?, string?, CrpuPrice?> _price;

    public RunCommand(RequestReader requests, RunNames names, IRunPlaces places, RunReport report, Func<string?, string?, CrpuPrice?> price)
        : base("run", "Runs one protected job, waits for it and prints its results: protected-jobs run --local")
    {
        (_requests, _names, _places, _report, _price) = (requests, names, places, report, price);
        Arguments.Add(_request);
        _request.Validators.Add(result =>
        {
            // Or a mistyped option would be a file that is not there.
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"There is no option {token.Value}.");
            }
        });
        foreach (var option in (Option[])[_local, _data, _timeScale, _template, _machine, _profile, _region, _ledger, _name, _dry, _prices, _output])
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
        var parsed = RunRequest.Parse(input);
        if (parsed is RunRequestResult.Invalid invalid)
        {
            _report.Write(RequestReader.NameOf(source), invalid.Faults, format);
            return ExitCode.BadUsage;
        }

        if (line.GetValue(_dry) && parsed is RunRequestResult.Valid valid)
        {
            _report.Write(DryRun.Of(valid.Request, _price(line.GetValue(_prices), line.GetValue(_region) ?? RegionOf(line.GetValue(_machine)))), format);
            return ExitCode.Success;
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

    private static string? RegionOf(string? arn) => arn?.Split(':') is ["arn", _, "states", { Length: > 0 } region, ..] ? region : null;

    private void CheckTogether(CommandResult result)
    {
        var isLocal = result.GetValue(_local);
        Option[] others = isLocal ? [_machine, _profile, _region, _ledger] : [_data, _timeScale, _template];
        foreach (var option in others.Where(option => result.GetResult(option) is { Implicit: false }))
        {
            result.AddError($"{option.Name} {(isLocal ? "is for runs on AWS: leave --local away" : "needs --local")}.");
        }

        if (result.GetValue(_dry))
        {
            if (!isLocal && result.GetValue(_request) is null)
            {
                result.AddError("Wanted a request: a file, or - for standard input. Only --local has a sample.");
            }

            return;
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
