using ProtectedJobs.Cli.AwsCommands.Calls;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Tests.Fakes;

/// <summary>The tool with fakes for the world, driven by command lines.</summary>
internal sealed class ToolBench : IDisposable
{
    public ToolBench()
    {
        StepFunctions
            .With(Amazon.StepFunctions.HistoryEventType.ExecutionStarted)
            .Entering("StartJob")
            .Entering("AwaitJob")
            .With(Amazon.StepFunctions.HistoryEventType.ExecutionSucceeded);
        Clients = new FakeClients(StepFunctions, S3);
    }

    public StringWriter Out { get; } = new();

    public StringWriter Error { get; } = new();

    public string Input { get; set; } = "";

    public Dictionary<string, string> Variables { get; } = [];

    public FakeStepFunctions StepFunctions { get; } = new();

    public FakeS3 S3 { get; } = new();

    public FakeClouds Clouds { get; } = new();

    public FakePages Pages { get; } = new();

    public FakeClients Clients { get; }

    /// <summary>Runs a command line, as a shell would split it.</summary>
    public Task<int> RunAsync(string line) => RunUntilAsync(line, TestContext.Current.CancellationToken);

    /// <summary>Runs a command line that <paramref name="cancellationToken"/> interrupts.</summary>
    public async Task<int> RunUntilAsync(string line, CancellationToken cancellationToken)
    {
        using var input = new StringReader(Input);
        var setup = new ToolSetup
        {
            Terminal = new Terminal(input, Out, Error),
            Clock = new ImmediateClock(),
            Random = new Random(1),
            Clouds = Clouds,
            Clients = Clients,
            Pages = Pages,
            OrdinaryDataDirectory = "/ordinary/place",
            Aws = new AwsEnvironment { Variable = Variables.GetValueOrDefault, Home = "/nobody", Zone = TimeZoneInfo.Utc },
            CleanRooms = new CleanRoomsFactory(),
        };
        return await setup.Build().RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancellationToken);
    }

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
        StepFunctions.Dispose();
        S3.Dispose();
    }
}
