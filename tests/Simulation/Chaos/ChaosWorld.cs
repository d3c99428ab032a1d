using System.Text.Json;
using LocalCloud.Asl.Execution;
using ProtectedJobs.Core;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using Simulation.Machine;
using Simulation.Time;
using Simulation.World;

namespace Simulation.Chaos;

/// <summary>
/// A world made by a seed: some memberships, some runs, and everything that may go wrong. The state machine and the handlers are
/// those that deploy; time is virtual, and nothing happens but what the seed says.
/// </summary>
public sealed class ChaosWorld
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_trouble = TimeSpan.FromHours(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(5);
    private readonly Random _random;
    private readonly CountedIds _ids = new();
    private ChaosRates _rates;

    /// <summary>Makes a world.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="runs">How many runs.</param>
    /// <param name="rates">How often what goes wrong, for the first hours; later nothing does.</param>
    public ChaosWorld(int seed, int runs, ChaosRates? rates = null)
    {
        Seed = seed;
        _random = new Random(seed);
        _rates = rates ?? new ChaosRates();
        Plan = new ChaosPlan(_random, runs);
        Time = new VirtualTime(s_start);
        CleanRooms = new CleanRoomsService(Time, () => ChaosPlan.Uuid(_random))
        {
            AccountLimit = Plan.AccountLimit,
            Script = _ => Plan.Script(),
        };
        CleanRooms.Ended = job => Deliver("OnJobEvent", () => ChaosEvents.OfJob(job, Time.Now, _random));
        Engine = new SimEngine(Time, _random, Deployment.Machine, Invoke)
        {
            DescribeLag = () => TimeSpan.FromMilliseconds(_random.Next(10) == 0 ? _random.Next(3000) : 0),
            Ended = ExecutionEnded,
        };
        foreach (var run in Plan.Runs)
        {
            Time.After(run.StartsAfter, () => Start(run));
        }

        foreach (var (membership, after) in Plan.Strangers)
        {
            Time.After(after, () => CleanRooms.Start(ChaosPlan.Stranger(membership), null, null));
        }

        foreach (var crash in Plan.Crashes)
        {
            Time.After(crash, Crash);
        }

        Time.After(s_trouble, () => _rates = ChaosRates.Calm);
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>What was drawn.</summary>
    public ChaosPlan Plan { get; }

    /// <summary>The time.</summary>
    public VirtualTime Time { get; }

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

    /// <summary>Is told what happens, for whoever looks for a fault.</summary>
    public Action<string>? Trace { get; set; }

    /// <summary>Errors of handlers that are none of the core's own: bugs.</summary>
    public List<string> Bugs { get; } = [];

    /// <summary>Lets everything happen, until nothing is open any more.</summary>
    /// <returns>What is wrong then; empty if nothing is.</returns>
    public IReadOnlyList<string> Run()
    {
        Time.RunUntil(s_start + TimeSpan.FromMinutes(2.5));
        while (!IsQuiet() && Time.Now - s_start < s_longest)
        {
            Sweep();
            Time.Advance(TimeSpan.FromMinutes(5));
        }

        return ChaosChecks.Of(this);
    }

    /// <summary>A run's record; null if it has none.</summary>
    public RunRecord? RecordOf(string runId) => Ledger.Read(Keys.Run(runId)) is { } found
        ? JsonSerializer.Deserialize(found.Content, CoreJson.Default.RunRecord)
        : null;

    private bool IsQuiet() =>
        Time.Now - s_start > s_trouble
        && Engine.Executions.All(execution => execution.State.Status != LocalCloud.Asl.Execution.ExecutionStatus.Running)
        && CleanRooms.Jobs.All(job => job.Status.IsTerminal())
        && !Ledger.Keys.Any(key => key.StartsWith(Keys.OpenRuns, StringComparison.Ordinal));

    private void Sweep() => Call("Sweep", JsonSerializer.SerializeToElement(new { time = Time.Now }), static _ => { });

    private void Start(RunPlan plan)
    {
        var execution = Engine.Start(plan.Name, plan.Request);
        if (plan.StopsAfter is { } after)
        {
            Time.After(after, () => Stop(execution, plan));
        }
    }

    private void Stop(SimExecution execution, RunPlan plan)
    {
        if (execution.State.Status != LocalCloud.Asl.Execution.ExecutionStatus.Running)
        {
            return;
        }

        Faults.Stops++;
        if (plan.IsToldToStop && RecordOf(plan.Name) is { Outcome: null, Stop: null } record)
        {
            var told = record with { Stop = new StopRequest(ProtectedJobs.Core.Ports.ExecutionStatus.Running, Time.Now, "terminated") };
            Ledger.Overwrite(Keys.Run(plan.Name), JsonSerializer.SerializeToUtf8Bytes(told, CoreJson.Default.RunRecord));
        }

        Time.After(TimeSpan.FromMilliseconds(_random.Next(500)), () => Engine.Stop(execution, "A person stopped it."));
    }

    private void ExecutionEnded(SimExecution execution)
    {
        if (execution.State.Status == LocalCloud.Asl.Execution.ExecutionStatus.Succeeded)
        {
            return;
        }

        var news = ChaosEvents.OfExecution(execution, Time.Now);
        Deliver("OnRunStopped", () => news);
        var plan = Plan.Runs.First(run => run.Name == execution.Name);
        if (execution.State.RedriveCount < plan.Redrives)
        {
            Time.After(plan.RedrivesAfter, () => Faults.Redrives += Engine.Redrive(execution) ? 1 : 0);
        }
    }

    private void Crash()
    {
        Faults.Crashes++;
        Engine.Crash();
    }

    // EventBridge: at least once, at best effort.
    private void Deliver(string function, Func<JsonElement> news)
    {
        if (_random.NextDouble() < _rates.EventLost)
        {
            Faults.Events++;
            return;
        }

        var copies = _random.NextDouble() < _rates.EventDoubled ? 2 : 1;
        for (var copy = 0; copy < copies; copy++)
        {
            var isLate = _random.NextDouble() < _rates.EventLate;
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
        if (_random.NextDouble() < _rates.InvokedTwice)
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
            Time, _random, () => _rates, deadline, FrailtyOf(function), Faults, () => AnswerOnce(new SimAnswer.Failed("Runtime.ExitError", "killed")));
        Time.At(deadline, () =>
        {
            Faults.TimedOut += isAnswered ? 0 : 1;
            AnswerOnce(new SimAnswer.Failed("Sandbox.Timedout", "timed out"));
        });
        var core = new Orchestrator(Over(wire, payload), "ledger", null);
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
        catch (Exception error)
        {
            if (error is not ProtectedJobs.Core.Runs.Errors.RunError)
            {
                Bugs.Add($"{function}: {error}");
            }

            answer(new SimAnswer.Failed(error.GetType().Name, JsonSerializer.Serialize(new { errorType = error.GetType().Name, errorMessage = error.Message })));
        }
    }
}
