using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Sweeping;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core;

/// <summary>The core, put together over a world: what the functions, the tool and the simulator all call.</summary>
public sealed class Orchestrator
{
    /// <summary>Puts the core together.</summary>
    /// <param name="world">The world.</param>
    /// <param name="ledgerBucket">The name of the ledger's bucket, told in outputs.</param>
    /// <param name="price">What a CRPU-hour costs; null if nobody said.</param>
    public Orchestrator(World world, string ledgerBucket, CrpuPrice? price)
    {
        Runs = new RunLedger(world.Ledger, world.Ids);
        Turns = new Turns(world.Ledger, world.Executions, world.Ids);
        var outbox = new Outbox(Runs, Turns, world.Announcer, price);
        var attempts = new Attempts(Runs, outbox);
        var starter = new JobStarter(Runs, Turns, world.CleanRooms, new StartSettlement(Runs, world.CleanRooms), world.Ids);
        var watch = new JobWatch(Runs, world.CleanRooms, world.Executions);
        var collector = new ResultCollector(world.Results, world.Ledger, ledgerBucket);
        Opening = new RunOpening(attempts, Runs, Turns, starter, watch);
        Waiting = new RunWaiting(Runs, Turns, watch, world.Executions);
        Approvals = new ApprovalDesk(Runs, world.Executions);
        Completion = new RunCompletion(Runs, watch, Turns, collector, outbox);
        var closing = new RunClosing(Runs, world.CleanRooms, Turns, collector, outbox);
        Failure = new RunFailure(attempts, starter, watch, world.CleanRooms, closing);
        Finisher = new RunFinisher(Runs, world.Executions, starter, watch, closing);
        JobNews = new JobNews(Runs, watch, Finisher, Turns);
        StopNews = new StopNews(attempts, Runs, world.Executions, Finisher);
        Sweep = new Sweep(Runs, world.Executions, watch, StopNews, new SlotSweep(Turns, Runs, world.Executions, world.CleanRooms));
    }

    /// <summary>Records, claims and marks.</summary>
    public RunLedger Runs { get; }

    /// <summary>The memberships' slots.</summary>
    public Turns Turns { get; }

    /// <summary>StartJob.</summary>
    public RunOpening Opening { get; }

    /// <summary>AwaitApproval, AwaitTurn, AwaitJob, PollJob, CancelJob.</summary>
    public RunWaiting Waiting { get; }

    /// <summary>Where people approve or reject.</summary>
    public ApprovalDesk Approvals { get; }

    /// <summary>CollectResult, AnnounceCompletion.</summary>
    public RunCompletion Completion { get; }

    /// <summary>EndFailed.</summary>
    public RunFailure Failure { get; }

    /// <summary>Finish.</summary>
    public RunFinisher Finisher { get; }

    /// <summary>OnJobEvent.</summary>
    public JobNews JobNews { get; }

    /// <summary>OnRunStopped.</summary>
    public StopNews StopNews { get; }

    /// <summary>Sweep.</summary>
    public Sweep Sweep { get; }
}
