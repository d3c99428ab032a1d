using System.Text.Json;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using Simulation.Machine;
using Simulation.World;
using AslStatus = LocalCloud.Asl.Execution.ExecutionStatus;

namespace Simulation.Chaos;

/// <summary>
/// A world made by a seed: some memberships, some runs, and everything that may go wrong. The state machine and the handlers are
/// those that deploy; time is virtual, and nothing happens but what the seed says.
/// </summary>
public sealed class ChaosWorld
{
    private static readonly TimeSpan s_trouble = TimeSpan.FromHours(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(5);
    private readonly Random _random;

    /// <summary>Makes a world.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="runs">How many runs.</param>
    /// <param name="rates">How often what goes wrong, for the first hours; later nothing does.</param>
    public ChaosWorld(int seed, int runs, ChaosRates? rates = null)
    {
        Seed = seed;
        _random = new Random(seed);
        Plan = new ChaosPlan(_random, runs);
        World = new MachineWorld(_random, rates ?? new ChaosRates()) { EndedBadly = Redrive };
        World.CleanRooms.AccountLimit = Plan.AccountLimit;
        World.CleanRooms.Script = _ => Plan.Script();
        World.Engine.DescribeLag = () => TimeSpan.FromMilliseconds(_random.Next(10) == 0 ? _random.Next(3000) : 0);
        foreach (var run in Plan.Runs)
        {
            World.Time.After(run.StartsAfter, () => Start(run));
        }

        foreach (var (membership, after) in Plan.Strangers)
        {
            World.Time.After(after, () => World.CleanRooms.Start(ChaosPlan.Stranger(membership), null, null));
        }

        foreach (var crash in Plan.Crashes)
        {
            World.Time.After(crash, Crash);
        }

        World.Time.After(s_trouble, () => World.Rates = ChaosRates.Calm);
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>What was drawn.</summary>
    public ChaosPlan Plan { get; }

    /// <summary>Where it happens.</summary>
    public MachineWorld World { get; }

    /// <summary>Clean Rooms.</summary>
    public CleanRoomsService CleanRooms => World.CleanRooms;

    /// <summary>Step Functions.</summary>
    public SimEngine Engine => World.Engine;

    /// <summary>The ledger's bucket.</summary>
    public LedgerStore Ledger => World.Ledger;

    /// <summary>The bus.</summary>
    public Announcements Bus => World.Bus;

    /// <summary>What went wrong.</summary>
    public FaultCount Faults => World.Faults;

    /// <summary>Lets everything happen, until nothing is open any more.</summary>
    /// <returns>What is wrong then; empty if nothing is.</returns>
    public IReadOnlyList<string> Run()
    {
        World.Time.Advance(TimeSpan.FromMinutes(2.5));
        while (World.Time.Now - MachineWorld.Start is var age && age < s_longest && !(age > s_trouble && World.IsQuiet()))
        {
            World.Sweep();
            World.Time.Advance(TimeSpan.FromMinutes(5));
        }

        return ChaosChecks.Of(this);
    }

    /// <summary>A run's record; null if it has none.</summary>
    public RunRecord? RecordOf(string runId) => World.RecordOf(runId);

    private void Start(RunPlan plan)
    {
        var execution = Engine.Start(plan.Name, plan.Request);
        if (plan.StopsAfter is { } after)
        {
            World.Time.After(after, () => Stop(execution, plan));
        }
    }

    private void Stop(SimExecution execution, RunPlan plan)
    {
        if (execution.State.Status != AslStatus.Running)
        {
            return;
        }

        Faults.Stops++;
        if (plan.IsToldToStop && RecordOf(plan.Name) is { Outcome: null, Stop: null } record)
        {
            var told = record with { Stop = new StopRequest(ExecutionStatus.Running, World.Time.Now, "terminated") };
            Ledger.Overwrite(Keys.Run(plan.Name), JsonSerializer.SerializeToUtf8Bytes(told, CoreJson.Default.RunRecord));
        }

        World.Time.After(TimeSpan.FromMilliseconds(_random.Next(500)), () => Engine.Stop(execution, "A person stopped it."));
    }

    private void Redrive(SimExecution execution)
    {
        var plan = Plan.Runs.First(run => run.Name == execution.Name);
        if (execution.State.RedriveCount < plan.Redrives)
        {
            World.Time.After(plan.RedrivesAfter, () => Faults.Redrives += Engine.Redrive(execution) ? 1 : 0);
        }
    }

    private void Crash()
    {
        Faults.Crashes++;
        Engine.Crash();
    }
}
