using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LocalCloud.Host;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Pages;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Clouds;

/// <summary><c>protected-jobs local up</c>: a local cloud until Ctrl-C.</summary>
internal sealed class LocalUpCommand : Command
{
    private const int OrdinaryPort = 4570;

    private readonly Option<int> _port = new("--port")
    {
        Description = "The port on 127.0.0.1; 0 picks a free one.",
        HelpName = "N",
        DefaultValueFactory = _ => OrdinaryPort,
    };

    private readonly Option<string?> _data = SharedOptions.DataDirectory("Default: protected-jobs/local-cloud among your application data.");
    private readonly Option<double> _timeScale = SharedOptions.TimeScale(1);
    private readonly Option<IamMode> _iam = new("--iam")
    {
        Description = "What to do with calls that the template's IAM policies do not allow.",
        HelpName = "off|log|enforce",
        DefaultValueFactory = _ => IamMode.Enforce,
    };

    private readonly Option<string?> _lambda = new("--lambda-endpoint")
    {
        Description = "Where to invoke functions that the template does not define.",
        HelpName = "URL",
    };

    private readonly Option<string?> _functions = new("--functions")
    {
        Description = "The program that every function runs, e.g. the `bootstrap` of a package. Default: the build output of the project that CodeUri names.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _template = SharedOptions.Template();
    private readonly Option<int?> _consolePort = PagePort.Option("--console-port");
    private readonly Option<string[]> _parameters = new("--parameter")
    {
        Description = "A value for a parameter of the template, e.g. ScheduleExpression='rate(1 hour)'. May be given again.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<OutputFormat> _output = SharedOptions.Output();
    private readonly ILocalClouds _clouds;
    private readonly IPageHosts _pages;
    private readonly Terminal _terminal;
    private readonly string _ordinaryDirectory;

    public LocalUpCommand(Terminal terminal, ILocalClouds clouds, IPageHosts pages, string ordinaryDirectory)
        : base("up", "Starts a local cloud and keeps it up until Ctrl-C.")
    {
        (_terminal, _clouds, _pages, _ordinaryDirectory) = (terminal, clouds, pages, ordinaryDirectory);
        _iam.Accept(text => text is "off" or "log" or "enforce", "off, log or enforce");
        _port.Accept(text => ushort.TryParse(text, CultureInfo.InvariantCulture, out _), "a number from 0 to 65535");
        _parameters.Accept(text => text.IndexOf('=', StringComparison.Ordinal) > 0, "NAME=VALUE");
        _lambda.Accept(
            text => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https"), "an http or https URL");
        foreach (var option in (Option[])[_port, _data, _timeScale, _iam, _lambda, _functions, _template, _consolePort, _parameters, _output])
        {
            Options.Add(option);
        }

        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var settings = new CloudSettings
        {
            DataDirectory = Path.GetFullPath(line.GetValue(_data) ?? _ordinaryDirectory),
            Port = line.GetValue(_port),
            TimeScale = line.GetValue(_timeScale),
            Iam = line.GetValue(_iam),
            LambdaEndpoint = line.GetValue(_lambda) is { } url ? new Uri(url) : null,
            TemplatePath = line.GetValue(_template),
            Parameters = (line.GetValue(_parameters) ?? []).Select(pair => pair.Split('=', 2))
                .GroupBy(pair => pair[0], StringComparer.Ordinal)
                .ToDictionary(given => given.Key, given => given.Last()[1], StringComparer.Ordinal),
            FunctionsExecutable = line.GetValue(_functions),
        };
        await using var cloud = await _clouds.StartAsync(settings, cancellationToken);
        // A cloud on a port of the system's choice is one of several, or a test's: its console is too.
        var port = line.GetValue(_consolePort) ?? (settings.Port == 0 ? 0 : null);
        await using var pages = await _pages.OfCloudAsync(cloud, port, cancellationToken);
        Tell(CloudFacts.Of(cloud) with { ConsoleUrl = pages?.Url }, settings, line.GetValue(_output));
        await Interruption.WaitAsync(cancellationToken);
        await _terminal.Error.WriteLineAsync("Stopping. The state stays, and the next start goes on from it.");
        return ExitCode.Interrupted;
    }

    private void Tell(CloudFacts facts, CloudSettings settings, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            _terminal.Out.WriteLine(JsonSerializer.Serialize(facts, CloudJson.Default.CloudFacts));
            return;
        }

        _terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            console         {facts.ConsoleUrl?.ToString() ?? "none: the template has no ledger"}
            endpoint        {facts.Endpoint}
            state machine   {facts.StateMachineArn}
            data            {settings.DataDirectory}
            clock           {settings.TimeScale} times the wall's

            export AWS_ENDPOINT_URL={facts.Endpoint} AWS_ACCESS_KEY_ID={facts.AccessKeyId} AWS_SECRET_ACCESS_KEY={facts.SecretAccessKey} AWS_REGION={facts.Region} AWS_DEFAULT_REGION={facts.Region}
            """));
        _terminal.Error.WriteLine("Ctrl-C stops it.");
    }
}
