using System.Text.Json;
using ProtectedJobs.Core;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;
using Simulation.Time;

namespace Simulation.World;

/// <summary>The core over services in memory, for tests that call it step by step.</summary>
public sealed class CoreWorld
{
    /// <summary>A membership.</summary>
    public const string Membership = "22222222-2222-2222-2222-222222222222";

    /// <summary>A template.</summary>
    public const string Template =
        "arn:aws:cleanrooms:us-east-1:000000000000:membership/22222222-2222-2222-2222-222222222222/analysistemplate/a";

    private readonly Random _random = new(1);
    private readonly CountedIds _ids = new();

    /// <summary>Makes a world.</summary>
    public CoreWorld()
    {
        CleanRooms = new CleanRoomsService(Time, () => Chaos.ChaosPlan.Uuid(_random));
        Core = Over(Wire);
    }

    /// <summary>The time.</summary>
    public VirtualTime Time { get; } = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The way to all services.</summary>
    public ScriptedWire Wire { get; } = new();

    /// <summary>Clean Rooms.</summary>
    public CleanRoomsService CleanRooms { get; }

    /// <summary>Step Functions.</summary>
    public FakeExecutions Executions { get; } = new();

    /// <summary>The ledger's bucket.</summary>
    public LedgerStore Ledger { get; } = new();

    /// <summary>The bus.</summary>
    public Announcements Bus { get; } = new();

    /// <summary>The core.</summary>
    public Orchestrator Core { get; }

    /// <summary>The core over another wire: another invocation.</summary>
    public Orchestrator Over(IWire wire) => new(
        new ProtectedJobs.Core.Ports.World(
            new CleanRoomsPort(CleanRooms, Time, wire, static () => "run/0"),
            new ExecutionsPort(Executions, wire),
            new LedgerPort(Ledger, wire),
            new ResultsPort(wire),
            Bus.Over(wire),
            _ids),
        "ledger",
        null);

    /// <summary>A request.</summary>
    /// <param name="orchestration">Its orchestration, as JSON.</param>
    public static JsonElement Request(string orchestration = "{}") => JsonElement.Parse($$$"""
        {"type":"PYSPARK","membershipIdentifier":"{{{Membership}}}",
         "jobParameters":{"analysisTemplateArn":"{{{Template}}}","parameters":{"day":"1"}},
         "orchestration":{{{orchestration}}}}
        """);

    /// <summary>A run's attempt, whose execution is RUNNING from now on.</summary>
    public RunIdentity Run(string name = "run", int attempt = 0, JsonElement? request = null)
    {
        var arn = $"arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun:{name}";
        var started = Executions.All.TryGetValue(arn, out var known) ? known.StartTime : Time.Now;
        Executions.All[arn] = new ExecutionView(ExecutionStatus.Running, attempt, started, (request ?? Request()).GetRawText());
        return new RunIdentity(name, arn, started, attempt);
    }

    /// <summary>Ends an execution.</summary>
    public void End(RunIdentity run, ExecutionStatus how) =>
        Executions.All[run.ExecutionArn] = Executions.All[run.ExecutionArn] with { Status = how };

    /// <summary>An invocation now.</summary>
    public Step Step(RunIdentity run, int retries = 0) => new(run, Time.Now, retries, TimeSpan.FromSeconds(60));

    /// <summary>A run's record.</summary>
    public RunRecord Record(string name = "run") => RecordOrNull(name) ?? throw new InvalidOperationException($"Run {name} has no record.");

    /// <summary>A run's record; null if it has none.</summary>
    public RunRecord? RecordOrNull(string name = "run") => Ledger.Read(Keys.Run(name)) is { } found
        ? JsonSerializer.Deserialize(found.Content, CoreJson.Default.RunRecord)
        : null;

    /// <summary>The membership's slot.</summary>
    public SlotDocument Slot() =>
        JsonSerializer.Deserialize(Ledger.Read(Keys.Slot(Membership))!.Value.Content, CoreJson.Default.SlotDocument)!;
}
