using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Cli.Pages;

/// <summary><c>protected-jobs console</c>: the pages over a deployment on AWS, until Ctrl-C.</summary>
internal sealed class ConsoleCommand : Command
{
    private readonly Option<string?> _machine = new("--state-machine-arn")
    {
        Description = "The deployed state machine: the deployment's output StateMachineArn. Default: PROTECTED_JOBS_STATE_MACHINE_ARN.",
        HelpName = "ARN",
    };

    private readonly Option<string?> _ledger = new("--ledger-bucket")
    {
        Description = "The deployment's output LedgerBucketName. Default: PROTECTED_JOBS_LEDGER_BUCKET.",
        HelpName = "BUCKET",
    };

    private readonly Option<string> _bus = new("--event-bus")
    {
        Description = "The deployment's parameter CompletionBusName.",
        HelpName = "NAME",
        DefaultValueFactory = _ => ConsolePages.OrdinaryBus,
    };

    private readonly Option<string?> _profile = new("--profile") { Description = "The AWS profile. Default: the usual chain of credentials.", HelpName = "P" };
    private readonly Option<string?> _region = new("--region") { Description = "The AWS Region. Default: the state machine's." };
    private readonly Option<int?> _port = PagePort.Option("--port");
    private readonly Option<OutputFormat> _output = SharedOptions.Output();
    private readonly Terminal _terminal;
    private readonly IPageHosts _pages;
    private readonly Func<string, string?> _variable;

    public ConsoleCommand(Terminal terminal, IPageHosts pages, Func<string, string?> variable)
        : base("console", "Serves pages that show and steer the runs of a deployment, on 127.0.0.1, until Ctrl-C.")
    {
        (_terminal, _pages, _variable) = (terminal, pages, variable);
        _machine.Accept(static text => MachineArn.RegionOf(text) is not null, "the ARN of a state machine");
        foreach (var option in (Option[])[_machine, _ledger, _bus, _profile, _region, _port, _output])
        {
            Options.Add(option);
        }

        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var (machine, ledger) = (Given(line, _machine, "PROTECTED_JOBS_STATE_MACHINE_ARN"), Given(line, _ledger, "PROTECTED_JOBS_LEDGER_BUCKET"));
        if (machine is null || ledger is null)
        {
            var found = (machine ?? ledger) is null ? "neither" : machine is null ? "only the bucket" : "only the machine";
            throw new UsageException(
                $"Wanted --state-machine-arn and --ledger-bucket (or PROTECTED_JOBS_STATE_MACHINE_ARN and PROTECTED_JOBS_LEDGER_BUCKET); found {found}. "
                + "They are the stack's outputs StateMachineArn and LedgerBucketName: aws cloudformation describe-stacks --query 'Stacks[].Outputs'. A local cloud has its pages from 'local up'.");
        }

        if (MachineArn.RegionOf(machine) is not { } region)
        {
            throw new UsageException($"PROTECTED_JOBS_STATE_MACHINE_ARN: wanted the ARN of a state machine, found '{machine}'.");
        }

        var settings = new AwsPagesSettings(
            machine, ledger, line.GetValue(_bus)!, line.GetValue(_profile), line.GetValue(_region) ?? region, line.GetValue(_port));
        await using var host = await _pages.OfAwsAsync(settings, cancellationToken);
        await _terminal.Out.WriteLineAsync(line.GetValue(_output) == OutputFormat.Json
            ? $$"""{"consoleUrl":{{JsonSerializer.Serialize(host.Url.ToString())}}}"""
            : string.Create(CultureInfo.InvariantCulture, $"console   {host.Url}"));
        await _terminal.Error.WriteLineAsync("Ctrl-C stops it.");
        await Interruption.WaitAsync(cancellationToken);
        return ExitCode.Interrupted;
    }

    private string? Given(ParseResult line, Option<string?> option, string name) => line.GetValue(option) ?? (_variable(name) is { Length: > 0 } value ? value : null);
}
