using System.Text.Json;
using ProtectedJobs.Core;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.Chaos;
using Simulation.Time;
using Simulation.World;
using AslStatus = LocalCloud.Asl.Execution.ExecutionStatus;

namespace Simulation.Machine;

/// <summary>
/// The state machine and the handlers that deploy, over services in memory, in virtual time: functions are invoked with their
/// timeouts, events are delivered, and as much goes wrong as the rates say.
/// </summary>
public sealed class MachineWorld
{
    private readonly Random _random;
    private readonly CountedIds _ids = new();

    /// <summary>Makes a world.</summary>
    /// <param name="random">The dice.</param>
    /// <param name="rates">How often what goes wrong.</param>
    public MachineWorld(Random random, ChaosRates rates)
    {
        _random = random;
        Rates = rates;
        CleanRooms = new CleanRoomsService(Time, () => ChaosPlan.Uuid(random))
        {
            Ended = job => Deliver("OnJobEvent", () => ChaosEvents.OfJob(job, Time.Now, random)),
        };
        Engine = new SimEngine(Time, random, Deployment.Machine, Invoke) { Ended = TellOfEnd };
    }

    /// <summary>When every world begins.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How often what goes wrong now.</summary>
    public ChaosRates Rates { get; set; }

    /// <summary>The time.</summary>
    public VirtualTime Time { get; } = new(Start);

    /// <summary>Clean Rooms.</summary>
    public CleanRoomsService CleanRooms { get; }

    /// <summary>Step Functions.</summary>
    public SimEngine Engine { get; }

    /// <summary>The ledger's bucket.</summary>
    public LedgerStore Ledger { get; } = new();

    /// <summary>The bus.</summary>
    public Announcements Bus { get; } = new();

    /// <summary>What went wrong.</summary>
    public FaultCount Faults { get; } = new();

    /// <summary>Errors of handlers that are none of the core's own: bugs.</summary>
    public List<string> Bugs { get; } = [];

    /// <summary>Is told of every execution that ends badly, each attempt.</summary>
    public Action<SimExecution> EndedBadly { get; set; } = static _ => { };

    /// <summary>What functions called: each function with each operation, as its API spells it.</summary>
    public HashSet<(string Function, string Operation)> Calls { get; } = [];

    /// <summary>Is told what happens, for whoever looks for a fault.</summary>
    public Action<string>? Trace { get; set; }

    /// <summary>A run's record; null if it has none.</summary>
    public RunRecord? RecordOf(string runId) => Ledger.Read(Keys.Run(runId)) is { } found
        ? JsonSerializer.Deserialize(found.Content, CoreJson.Default.RunRecord)
        : null;

    /// <summary>Whether no execution runs, no job is under way and no attempt is open.</summary>
    public bool IsQuiet() =>
        Engine.Executions.All(execution => execution.State.Status != AslStatus.Running)
        && CleanRooms.Jobs.All(job => job.Status.IsTerminal())
        && !Ledger.Keys.Any(key => key.StartsWith(Keys.OpenRuns, StringComparison.Ordinal));

    /// <summary>Has Sweep invoked now.</summary>
    public void Sweep() => Call("Sweep", JsonSerializer.SerializeToElement(new { time = Time.Now }), static _ => { });

    private void TellOfEnd(SimExecution execution)
    {
        if (execution.State.Status != AslStatus.Succeeded)
        {
            var news = ChaosEvents.OfExecution(execution, Time.Now);
            Deliver("OnRunStopped", () => news);
            EndedBadly(execution);
        }
    }

    // EventBridge: at least once, at best effort.
    private void Deliver(string function, Func<JsonElement> news)
    {
        if (_random.NextDouble() < Rates.EventLost)
        {
            Faults.Events++;
            return;
        }

        var copies = _random.NextDouble() < Rates.EventDoubled ? 2 : 1;
        for (var copy = 0; copy < copies; copy++)
        {
            var isLate = _random.NextDouble() < Rates.EventLate;
            Faults.Events += isLate || copy > 0 ? 1 : 0;
            var payload = news();
            Time.After(
                isLate ? TimeSpan.FromSeconds(_random.Next(60, 7200)) : TimeSpan.FromMilliseconds(_random.Next(300, 2000)),
                () => CallUntilDone(function, payload, tries: 3));
        }
    }

    // Lambda asks an asynchronous invocation that failed again, twice.
    private void CallUntilDone(string function, JsonElement payload, int tries) => Call(function, payload, answer =>
    {
        if (answer is SimAnswer.Failed && tries > 1)
        {
            Time.After(TimeSpan.FromMinutes(4 - tries), () => CallUntilDone(function, payload, tries - 1));
        }
    });

    private void Invoke(SimTask task)
    {
        Call(task.Function, task.Payload, task.Answer);
        if (_random.NextDouble() < Rates.InvokedTwice)
        {
            Faults.InvokedTwice++;
            Time.After(TimeSpan.FromSeconds(_random.Next(0, 120)), () => Call(task.Function, task.Payload, static _ => { }));
        }
    }

    private void Call(string function, JsonElement payload, Action<SimAnswer> answer)
    {
        var deadline = Time.Now + Deployment.Timeouts[function];
        var isAnswered = false;
        void AnswerOnce(SimAnswer given)
        {
            if (!isAnswered)
            {
                isAnswered = true;
                Tell(function, payload, given);
                answer(given);
            }
        }

        var wire = new ChaosWire(
            Time,
            _random,
            () => Rates,
            deadline,
            FrailtyOf(function),
            Faults,
            () => AnswerOnce(new SimAnswer.Failed("Runtime.ExitError", "killed")));
        Time.At(deadline, () =>
        {
            Faults.TimedOut += isAnswered ? 0 : 1;
            AnswerOnce(new SimAnswer.Failed("Sandbox.Timedout", "timed out"));
        });
        var core = new Orchestrator(Over(new RecordingWire(wire, call => Calls.Add((function, call))), payload), "ledger", null);
        _ = RunAsync(function, core, payload, new SimContext(Time, deadline), AnswerOnce);
    }

    // Sweep makes many times the calls of others, so that at each it is killed more seldom.
    private static double FrailtyOf(string function) => function == "Sweep" ? 0.05 : 1;

    private void Tell(string function, JsonElement payload, SimAnswer given)
    {
        var subject = payload.TryGetProperty("run", out var run) ? run.ToString() : payload.TryGetProperty("detail", out var detail) ? detail.ToString() : "";
        Trace?.Invoke($"{Time.Now:HH:mm:ss.fff} {function} {subject} -> {given}");
    }

    private ProtectedJobs.Core.Ports.World Over(IWire wire, JsonElement payload) => new(
        new CleanRoomsPort(CleanRooms, Time, wire, () => StarterOf(payload)),
        new ExecutionsPort(Engine, wire),
        new LedgerPort(Ledger, wire),
        new ResultsPort(wire),
        Bus.Over(wire),
        _ids);

    private string? StarterOf(JsonElement payload)
    {
        var runId = payload.GetProperty("run").GetProperty("id").GetString()!;
        return $"{runId}/{RecordOf(runId)!.Intent!.Generation}";
    }

    private async Task RunAsync(string function, Orchestrator core, JsonElement payload, SimContext context, Action<SimAnswer> answer)
    {
        try
        {
            answer(new SimAnswer.Done(await Handlers.RunAsync(function, core, payload, context)));
        }
#pragma warning disable CA1031 // As Lambda's runtime: whatever a function throws is its answer.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (error is not RunError)
            {
                Bugs.Add($"{function}: {error}");
            }

            var name = error.GetType().Name;
            answer(new SimAnswer.Failed(name, JsonSerializer.Serialize(new { errorType = name, errorMessage = error.Message })));
        }
    }
}
