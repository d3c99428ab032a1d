using System.CommandLine;
using System.CommandLine.Parsing;
using ProtectedJobs.Cli.CommandLine;

namespace ProtectedJobs.Cli.Places;

/// <summary>The options by which a command is told where the runs are: on AWS, or on a local cloud that is up.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<bool> _local = new("--local") { Description = "Runs of a local cloud that is up: that of --endpoint-url, AWS_ENDPOINT_URL or --data." };
    private readonly Option<string?> _endpoint = new("--endpoint-url") { Description = "The local cloud's endpoint; implies --local.", HelpName = "URL" };
    private readonly Option<string?> _data = SharedOptions.DataDirectory("With --local: finds the cloud that is up on it. Default: as of 'local up'.");
    private readonly Option<string?> _machine = new("--state-machine-arn")
    {
        Description = "The deployed state machine, on AWS. Default: PROTECTED_JOBS_STATE_MACHINE_ARN.",
        HelpName = "ARN",
    };

    private readonly Option<string?> _ledger = new("--ledger-bucket")
    {
        Description = "The deployment's output LedgerBucketName. Default: PROTECTED_JOBS_LEDGER_BUCKET.",
        HelpName = "BUCKET",
    };

    private readonly Option<string?> _profile = new("--profile") { Description = "The AWS profile. Default: the usual chain of credentials.", HelpName = "NAME" };
    private readonly Option<string?> _region = new("--region") { Description = "The AWS Region. Default: the state machine's.", HelpName = "REGION" };
    private readonly Option<string?> _prices = new("--crpu-prices")
    {
        Description = "Prices of a CRPU-hour for estimates, as the template's parameter CrpuPrices spells them. Default: CRPU_PRICES.",
        HelpName = "PRICES",
    };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        _endpoint.Accept(IsUrl, "an http or https URL");
        foreach (var option in (Option[])[_local, _endpoint, _data, _machine, _ledger, _profile, _region, _prices])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(CheckTogether);
    }

    /// <summary>What a command line says of the place.</summary>
    public PlaceRequest Read(ParseResult line) => new()
    {
        IsLocal = line.GetValue(_local) || line.GetValue(_endpoint) is not null,
        Endpoint = line.GetValue(_endpoint) is { } url ? new Uri(url) : null,
        DataDirectory = line.GetValue(_data),
        StateMachineArn = line.GetValue(_machine),
        LedgerBucket = line.GetValue(_ledger),
        Profile = line.GetValue(_profile),
        Region = line.GetValue(_region),
        CrpuPrices = line.GetValue(_prices),
    };

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https");

    private void CheckTogether(CommandResult result)
    {
        var isLocal = result.GetValue(_local) || result.GetValue(_endpoint) is not null;
        Option[] others = isLocal ? [_machine, _ledger, _profile, _region] : [_data];
        foreach (var option in others.Where(option => result.GetResult(option) is { Implicit: false }))
        {
            result.AddError($"{option.Name} {(isLocal ? "is for AWS: leave --local and --endpoint-url away" : "needs --local")}.");
        }
    }
}
