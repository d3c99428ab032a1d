using System.CommandLine;
using System.CommandLine.Parsing;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Runs;

namespace ProtectedJobs.Cli.Batches;

/// <summary><c>protected-jobs batch</c>: many requests as one execution, to its summary.</summary>
internal sealed class BatchCommand : Command
{
    private const double OrdinaryTimeScale = 10;

    private readonly Argument<string?> _requests = new("requests")
    {
        Description = "The requests: a file with a JSON array or a request a line, - for standard input, or s3://BUCKET/KEY. Default with --local: three samples, of which one fails.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _local = new("--local") { Description = "Run on a local cloud inside this process." };
    private readonly Option<int?> _concurrency = new("--max-concurrency") { Description = "The most runs at a time. Default 5.", HelpName = "N" };
    private readonly Option<int?> _tolerate = new("--tolerate") { Description = "How many runs may fail before the rest is stopped. Default 0.", HelpName = "N" };
    private readonly Option<string?> _name = new("--name") { Description = "The batch's name, with which its runs' names begin. Default: made from the time." };
    private readonly Option<string?> _data = SharedOptions.DataDirectory("Default: a fresh temporary folder, kept if the batch does not succeed.");
    private readonly Option<double> _timeScale = SharedOptions.TimeScale(OrdinaryTimeScale);
    private readonly Option<string?> _template = SharedOptions.Template();
    private readonly Option<string?> _machine = new("--state-machine-arn") { Description = "The deployed state machine, of runs or of batches." };
    private readonly Option<string?> _profile = new("--profile") { Description = "The AWS profile. Default: the usual chain of credentials." };
    private readonly Option<string?> _region = new("--region") { Description = "The AWS Region. Default: the state machine's." };
    private readonly Option<string?> _ledger = new("--ledger-bucket") { Description = "The deployment's output LedgerBucketName, to print the summary of a batch that failed too." };
    private readonly Option<OutputFormat> _output = SharedOptions.Output();

    private readonly BatchReader _reader;
    private readonly RunNames _names;
    private readonly BatchPlaces _places;
    private readonly BatchReport _report;

    public BatchCommand(BatchReader reader, RunNames names, BatchPlaces places, BatchReport report)
        : base("batch", "Runs many protected jobs, a membership's one after the other, and sums up: protected-jobs batch --local")
    {
        (_reader, _names, _places, _report) = (reader, names, places, report);
        Arguments.Add(_requests);
        foreach (var option in (Option[])[_local, _concurrency, _tolerate, _name, _data, _timeScale, _template, _machine, _profile, _region, _ledger, _output])
        {
            Options.Add(option);
        }

        Validators.Add(CheckTogether);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var format = line.GetValue(_output);
        var read = await _reader.ReadAsync(
            line.GetValue(_requests), line.GetValue(_concurrency), line.GetValue(_tolerate), cancellationToken);
        if (read.Faults.Count > 0)
        {
            _report.Write(line.GetValue(_requests) ?? "the samples", read.Faults, format);
            return ExitCode.BadUsage;
        }

        var name = line.GetValue(_name) ?? _names.Next("batch");
        var end = line.GetValue(_local)
            ? await _places.RunLocallyAsync(
                new LocalPlace(line.GetValue(_data), line.GetValue(_timeScale), line.GetValue(_template)), name, read.Input, cancellationToken)
            : await _places.RunOnAwsAsync(
                new AwsPlace(line.GetRequiredValue(_machine)!, line.GetValue(_profile), line.GetValue(_region), line.GetValue(_ledger)),
                name,
                read.Input,
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
            result.AddError($"{option.Name} {(isLocal ? "is for batches on AWS: leave --local away" : "needs --local")}.");
        }

        if (!isLocal && result.GetValue(_machine) is null)
        {
            result.AddError("Wanted --local, or --state-machine-arn for a batch on AWS; found neither.");
        }
        else if (!isLocal && result.GetValue(_requests) is null)
        {
            result.AddError("Wanted requests: a file, - for standard input, or s3://BUCKET/KEY. Only --local has samples.");
        }
    }
}
