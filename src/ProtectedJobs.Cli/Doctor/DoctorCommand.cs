using System.CommandLine;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Management;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;
using Spectre.Console;

namespace ProtectedJobs.Cli.Doctor;

/// <summary><c>protected-jobs doctor</c>: looks at a deployment, and says how to put right what is not.</summary>
internal sealed class DoctorCommand : ManagementCommand
{
    private readonly Option<string?> _membership = new("--membership") { Description = "The membership whose permissions are looked at.", HelpName = "ID" };
    private readonly Terminal _terminal;

    public DoctorCommand(Terminal terminal, IManagedPlaces places)
        : base("doctor", "Looks at a deployment and says how to put right what is not; changes and starts nothing: protected-jobs doctor --local", places)
    {
        _terminal = terminal;
        _membership.Accept(text => Guid.TryParseExact(text, "D", out _), "a membership id (a lower-case UUID)");
        Options.Add(_membership);
        AddPlace();
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        await foreach (var finding in new Checks(place, line.GetValue(_membership)).AllAsync(cancellationToken))
        {
            findings.Add(finding);
        }

        var report = new DoctorReport(place.Where, findings.TrueForAll(finding => finding.Grade != Grade.Broken), findings);
        if (format == OutputFormat.Json)
        {
            await _terminal.Out.WriteLineAsync(JsonSerializer.Serialize(report, ReadableManagementJson.Of.DoctorReport));
        }
        else
        {
            Write(Consoles.Of(_terminal.Out, _terminal.IsOutInteractive), report);
        }

        return report.Healthy ? ExitCode.Success : ExitCode.AwsRefused;
    }

    private static void Write(IAnsiConsole console, DoctorReport report)
    {
        foreach (var finding in report.Findings)
        {
            var (word, style) = finding.Grade switch
            {
                Grade.Ok => ("ok     ", new Style(Color.Green)),
                Grade.Warning => ("warning", new Style(Color.Yellow)),
                _ => ("BROKEN ", new Style(Color.Red)),
            };
            console.Write(new Text(word, style));
            console.WriteLine($" {finding.Check,-16} {finding.Found}");
            if (finding.Fix is { } fix)
            {
                console.WriteLine($"        {"",-16} {fix}");
            }
        }
    }
}
