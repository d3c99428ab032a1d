using ProtectedJobs.Cli.AwsCommands.Calls;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Cli.Tests.Fakes;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>The tool with real calls to a stub of the service, driven by command lines.</summary>
internal sealed class AwsBench : IDisposable
{
    public StringWriter Out { get; } = new();

    public StringWriter Error { get; } = new();

    public string Input { get; init; } = "";

    public bool IsTerminal { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public string Home { get; init; } = "/nobody";

    public FakeStepFunctions StepFunctions { get; } = new();

    public FakeS3 S3 { get; } = new();

    public FakeClouds Clouds { get; } = new();

    public FakeClients Clients => field ??= new FakeClients(StepFunctions, S3);

    public async Task<int> RunAsync(params string[] arguments)
    {
        using var input = new StringReader(Input);
        var setup = new ToolSetup
        {
            Terminal = new Terminal(input, Out, Error, IsOutInteractive: IsTerminal),
            Clock = new ImmediateClock(),
            Random = new Random(1),
            Clouds = Clouds,
            Clients = Clients,
            Pages = new FakePages(),
            OrdinaryDataDirectory = "/ordinary/place",
            Aws = new AwsEnvironment { Variable = Variables.GetValueOrDefault, Home = Home, Zone = Zone },
            CleanRooms = new CleanRoomsFactory(),
        };
        return await setup.RunAsync(arguments, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
        StepFunctions.Dispose();
        S3.Dispose();
    }
}
