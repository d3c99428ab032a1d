using ProtectedJobs.Core.Jobs;
using Simulation.Chaos;
using Simulation.World;

namespace Simulation.Machine;

/// <summary>What one run costs Step Functions, measured on the machine and the handlers that deploy.</summary>
/// <param name="Transitions">Billed: states entered, retries and redrives.</param>
/// <param name="Events">Events of its history.</param>
/// <param name="Lag">From the job's end to the execution's.</param>
/// <param name="Status">How the execution ended.</param>
public sealed record TransitionCount(int Transitions, long Events, TimeSpan Lag, string Status)
{
    /// <summary>Runs one job to its end.</summary>
    /// <param name="job">How long the job takes, from its creation.</param>
    /// <param name="hasEvents">Whether Clean Rooms' events arrive.</param>
    /// <param name="sweeps">Whether Sweep runs, every five minutes.</param>
    /// <param name="orchestration">The request's orchestration, as JSON.</param>
    public static TransitionCount Of(TimeSpan job, bool hasEvents, bool sweeps, string orchestration = "{}")
    {
        var world = new MachineWorld(new Random(1), ChaosRates.Calm with { EventLost = hasEvents ? 0 : 1 });
        var submitted = TimeSpan.FromSeconds(20);
        world.CleanRooms.Script = _ => new JobScript { Waits = submitted, Runs = job - submitted };
        // The worst time for Sweep to have been: just before the job ends.
        world.Time.Advance(TimeSpan.FromSeconds(7));
        var execution = world.Engine.Start("run", CoreWorld.Request(orchestration).GetRawText());
        var longest = world.Time.Now + job + TimeSpan.FromDays(9);
        while (execution.Ends.Count == 0 && world.Time.Now < longest)
        {
            if (sweeps)
            {
                world.Sweep();
            }

            world.Time.Advance(TimeSpan.FromMinutes(5));
        }

        var started = world.CleanRooms.Jobs.Single();
        var ended = execution.Ends.Count == 0 ? world.Time.Now : execution.Ends[^1].At;
        return new TransitionCount(
            execution.Transitions,
            execution.State.LastEventId,
            ended - (started.Status.IsTerminal() ? started.EndedAt!.Value : ended),
            execution.State.Status.ToString());
    }
}
