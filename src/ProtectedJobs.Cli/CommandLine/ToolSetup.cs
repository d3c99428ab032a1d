using ProtectedJobs.Cli.AwsCommands;
using ProtectedJobs.Cli.AwsCommands.Calls;
using ProtectedJobs.Cli.AwsCommands.Durable;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.AwsCommands.Shapes;
using ProtectedJobs.Cli.Batches;
using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.Completion;
using ProtectedJobs.Cli.Completions;
using ProtectedJobs.Cli.Demos;
using ProtectedJobs.Cli.Management;
using ProtectedJobs.Cli.Pages;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Samples;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Usage;

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

    /// <summary>What the commands typed as after <c>aws cleanrooms</c> take from the process.</summary>
    public required AwsEnvironment Aws { get; init; }

    /// <summary>Makes the client they call.</summary>
    public required ICleanRoomsFactory CleanRooms { get; init; }

    /// <summary>Serves the console's pages.</summary>
    public required IPageHosts Pages { get; init; }

    /// <summary>Where <c>local up</c> keeps its state unless told otherwise.</summary>
    public required string OrdinaryDataDirectory { get; init; }

    /// <summary>Asks local clouds that are up.</summary>
    public Func<HttpClient> Http { get; init; } = () => new HttpClient();

    /// <summary>Finds places with runs; null for the real ones.</summary>
    public IManagedPlaces? Managed { get; init; }

    /// <summary>Runs a command line. The commands that are typed as after <c>aws cleanrooms</c> go their own way: they start faster without the rest.</summary>
    public Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        AwsCommandLine.Find(arguments) is { } line
            ? new AwsTool(Terminal, Aws, CleanRooms, new DurableStart(new RunNames(Clock, Random), Places), Clock).RunAsync(line, cancellationToken)
            : Build().RunAsync(arguments, cancellationToken);

    /// <summary>Puts the tool together.</summary>
    public Tool Build()
    {
        var places = Places();
        var running = new RunningClouds(Http);
        var managed = Managed ?? new ManagedPlaces(Aws.Variable, running, OrdinaryDataDirectory, Clock, Random);
        return new Tool(
            Terminal,
            [
                new RunCommand(new RequestReader(Terminal), new RunNames(Clock, Random), places, new RunReport(Terminal), PriceOf),
                new BatchCommand(
                    new BatchReader(new RequestReader(Terminal)),
                    new RunNames(Clock, Random),
                    new BatchPlaces(Terminal, Clouds, Clients, Session()),
                    new BatchReport(Terminal, new RunReport(Terminal))),
                new DemoCommand(new TriggerDemo(Terminal, Clouds, Clients, Clock)),
                .. ManagementCommands.All(Terminal, managed, View()),
                new SampleCommand(Terminal),
                new ConsoleCommand(Terminal, Pages, Aws.Variable),
                new LocalCommand(
                    new LocalUpCommand(Terminal, Clouds, Pages, OrdinaryDataDirectory),
                    new LocalDownCommand(Terminal, running, OrdinaryDataDirectory),
                    new LocalStatusCommand(Terminal, running, OrdinaryDataDirectory)),
                new CompletionCommand(Terminal),
                .. JobOperations.All.Select(operation => new AwsCommandEntry(operation)),
            ]);
    }

    private RunPlaces Places() => new(Terminal, Clouds, Clients, Session());

    private RunSession Session() => new(Terminal, View(), new CompletionEvents(Terminal), Clock);

    private IProgressView View() => Terminal.IsErrorInteractive
        ? new StatusProgressView(Consoles.Of(Terminal.Error, isInteractive: true))
        : new PlainProgressView(Terminal.Error);

    private CrpuPrice? PriceOf(string? prices, string? region)
    {
        try
        {
            return PriceList.Find(prices ?? Aws.Variable("CRPU_PRICES") ?? "", region ?? Aws.Variable("AWS_REGION") ?? LocalCredentials.Region);
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"--crpu-prices: {wrong.Message}");
        }
    }
}
