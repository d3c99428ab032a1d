using System.Text.Json;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.ServiceQuotas;
using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Cli.AwsCommands.Calls;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Cli.Tests.Fakes;

namespace ProtectedJobs.Cli.Tests.Management;

/// <summary>The tool with the run client's world in memory, driven by command lines.</summary>
internal sealed class ManageBench : IManagedPlaces, IDisposable
{
    public ClientBench World { get; } = new();

    public StringWriter Out { get; } = new();

    public StringWriter Error { get; } = new();

    public string Input { get; set; } = "";

    public FakeStepFunctions StepFunctions { get; } = new();

    public ResultsS3 S3 { get; } = new();

    public RulesEventBridge EventBridge { get; } = new();

    /// <summary>Null, as on a local cloud, unless a test sets it.</summary>
    public IAmazonServiceQuotas? ServiceQuotas { get; set; }

    /// <summary>The places that were asked for.</summary>
    public List<PlaceRequest> Opened { get; } = [];

    /// <summary>Standard output as JSON, all of it.</summary>
    public JsonElement Json => JsonElement.Parse(Out.ToString());

    public Task<ManagedPlace> OpenAsync(PlaceRequest request, CancellationToken cancellationToken)
    {
        Opened.Add(request);
        return Task.FromResult(new ManagedPlace
        {
            Client = World.Client,
            Ledger = World.Ledger,
            CleanRooms = World.CleanRooms,
            StepFunctions = StepFunctions,
            S3 = S3,
            EventBridge = EventBridge,
            ServiceQuotas = ServiceQuotas,
            LedgerBucket = "ledger",
            IsLocal = request.IsLocal,
            Where = "here",
            Options = request.Options,
        });
    }

    public Task<int> RunAsync(params string[] arguments) => RunAsync(this, static _ => null, arguments);

    /// <summary>Runs a command line that finds its places itself.</summary>
    public Task<int> RunForRealAsync(Func<string, string?> variable, params string[] arguments) => RunAsync(null, variable, arguments);

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
        StepFunctions.Dispose();
        S3.Dispose();
        EventBridge.Dispose();
    }

    private async Task<int> RunAsync(IManagedPlaces? places, Func<string, string?> variable, string[] arguments)
    {
        using var input = new StringReader(Input);
        var setup = new ToolSetup
        {
            Terminal = new Terminal(input, Out, Error),
            Clock = World.Clock,
            Random = new Random(1),
            Clouds = new FakeClouds(),
            Clients = new FakeClients(StepFunctions, S3),
            Pages = new FakePages(),
            OrdinaryDataDirectory = "/nowhere/at/all",
            Aws = new AwsEnvironment { Variable = variable, Home = "/nobody", Zone = TimeZoneInfo.Utc },
            CleanRooms = new CleanRoomsFactory(),
            Managed = places,
        };
        return await setup.Build().RunAsync(arguments, TestContext.Current.CancellationToken);
    }
}

/// <summary>EventBridge with the rules that a test put there.</summary>
internal sealed class RulesEventBridge() : AmazonEventBridgeClient("key", "secret", Amazon.RegionEndpoint.USEast1)
{
    public List<Rule> Rules { get; } =
    [
        new() { Name = "Ended", State = RuleState.ENABLED, EventPattern = """{"source":["aws.cleanrooms"]}""" },
        new() { Name = "Stopped", State = RuleState.ENABLED, EventPattern = """{"source":["aws.states"]}""" },
        new() { Name = "my-Sweep", State = RuleState.ENABLED, ScheduleExpression = "rate(5 minutes)" },
    ];

    public override Task<ListRulesResponse> ListRulesAsync(ListRulesRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ListRulesResponse { Rules = Rules });
}
