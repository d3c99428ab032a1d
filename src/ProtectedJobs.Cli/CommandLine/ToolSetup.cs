using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.Completion;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Samples;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.CommandLine;

/// <summary>What the tool is made of: all that its commands ask of the world.</summary>
internal sealed record ToolSetup
{
    /// <summary>The three streams.</summary>
    public required Terminal Terminal { get; init; }

    /// <summary>The wall's clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>For the names of runs.</summary>
    public required Random Random { get; init; }

    /// <summary>Starts local clouds.</summary>
    public required ILocalClouds Clouds { get; init; }

    /// <summary>Makes the clients of AWS and of local clouds.</summary>
    public required IAwsClientFactory Clients { get; init; }

    /// <summary>Where <c>local up</c> keeps its state unless told otherwise.</summary>
    public required string OrdinaryDataDirectory { get; init; }

    /// <summary>Puts the tool together.</summary>
    public Tool Build()
    {
        IProgressView view = Terminal.IsErrorInteractive
            ? new StatusProgressView(Consoles.Of(Terminal.Error, isInteractive: true))
            : new PlainProgressView(Terminal.Error);
        var places = new RunPlaces(
            Terminal, Clouds, Clients, new RunSession(Terminal, view, new CompletionEvents(Terminal), Clock));
        return new Tool(
            Terminal,
            [
                new RunCommand(new RequestReader(Terminal), new RunNames(Clock, Random), places, new RunReport(Terminal)),
                new SampleCommand(Terminal),
                new LocalCommand(new LocalUpCommand(Terminal, Clouds, OrdinaryDataDirectory)),
            ]);
    }
}
