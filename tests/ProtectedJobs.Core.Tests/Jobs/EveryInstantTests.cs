using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Jobs;

/// <summary>StartJob, with a stop, a redrive, its own twin or the caller's death at every instant of it, one after the other.</summary>
public sealed class EveryInstantTests
{
    /// <summary>StartJob makes more calls than this, each with two instants: fewer would mean that something was not tried.</summary>
    private const int FewestInstants = 20;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_AtAnyInstant_LeavesNoJobThatRunsOn_AndIsToldOnce()
    {
        await AtEachInstantAsync(
            static async (world, run) =>
            {
                world.End(run, ExecutionStatus.Aborted);
                await TryAsync(() => world.Core.StopNews.TakeAsync(run, "stopped", world.Time.Now, Cancel));
            },
            static async (world, run, instant) =>
            {
                await SweepAsync(world);
                AssertOneJobAtMost(world, instant);
                Assert.All(world.CleanRooms.Jobs, job => Assert.True(job.CancelAskedAt - job.CreateTime < TimeSpan.FromMinutes(6), $"instant {instant}"));
                AssertClosed(world, instant, "run/0");
            });
    }

    [Fact]
    public async Task Stop_WhoseEventIsLost_AtAnyInstant_IsSeenBySweep()
    {
        await AtEachInstantAsync(
            static (world, run) =>
            {
                world.End(run, ExecutionStatus.Aborted);
                world.Executions.Ended.Add(new EndedExecution(run.Id, run.ExecutionArn, run.StartedAt, 0));
                return Task.CompletedTask;
            },
            static async (world, run, instant) =>
            {
                await SweepAsync(world);
                AssertOneJobAtMost(world, instant);
                AssertClosed(world, instant, "run/0");
            });
    }

    [Fact]
    public async Task Redrive_AtAnyInstant_GoesOnWithTheOneJob()
    {
        await AtEachInstantAsync(
            static async (world, run) =>
            {
                world.End(run, ExecutionStatus.Aborted);
                await OpenAsync(world, world.Run(attempt: 1));
            },
            static async (world, run, instant) =>
            {
                var again = run with { RedriveCount = 1 };
                for (var tries = 0; tries < 5 && world.Record() is not { Attempt: 1, JobId: not null, Intent: null }; tries++)
                {
                    world.Time.Advance(TimeSpan.FromMinutes(2));
                    await OpenAsync(world, again);
                }

                Assert.Equal((Assert.Single(world.CleanRooms.Jobs).Id, 0), (world.Record().JobId, world.Record().Generation));
                world.Time.Advance(TimeSpan.FromHours(1));
                world.End(again, ExecutionStatus.Failed);
                await SweepAsync(world);
                AssertClosed(world, instant, "run/0", "run/1");
            });
    }

    [Fact]
    public async Task Twin_AtAnyInstant_StartsNoSecondJob()
    {
        await AtEachInstantAsync(
            static (world, run) => OpenAsync(world, run),
            static async (world, run, instant) =>
            {
                for (var tries = 0; tries < 5 && world.Record().JobId is null; tries++)
                {
                    world.Time.Advance(TimeSpan.FromMinutes(2));
                    await OpenAsync(world, run);
                }

                Assert.Equal(Assert.Single(world.CleanRooms.Jobs).Id, world.Record().JobId);
                Assert.True(world.Slot().IsOwner(run), $"instant {instant}");
            });
    }

    [Fact]
    public async Task Death_AtAnyInstant_LeavesTheOneJobToTheRetry()
    {
        for (var instant = 0; ; instant++)
        {
            var world = new CoreWorld();
            var run = world.Run();
            var wire = new InterruptedWire(instant, static () => new TaskCompletionSource().Task);
            var opening = world.Over(wire).Opening.OpenAsync(world.Step(run), CoreWorld.Request(), Cancel);
            if (!wire.HasHappened)
            {
                await opening;
                Assert.True(instant > FewestInstants, $"StartJob has {instant} instants only.");
                return;
            }

            for (var tries = 0; tries < 5 && world.RecordOrNull()?.JobId is null; tries++)
            {
                world.Time.Advance(TimeSpan.FromMinutes(2));
                await OpenAsync(world, run);
            }

            Assert.Equal(Assert.Single(world.CleanRooms.Jobs).Id, world.Record().JobId);
            Assert.Null(world.Record().Intent);
        }
    }

    private static async Task AtEachInstantAsync(Func<CoreWorld, RunIdentity, Task> happens, Func<CoreWorld, RunIdentity, int, Task> check)
    {
        for (var instant = 0; ; instant++)
        {
            var world = new CoreWorld();
            var run = world.Run();
            var wire = new InterruptedWire(instant, () => happens(world, run));
            await TryAsync(() => world.Over(wire).Opening.OpenAsync(world.Step(run), CoreWorld.Request(), Cancel));
            if (!wire.HasHappened)
            {
                Assert.True(instant > FewestInstants, $"StartJob has {instant} instants only.");
                return;
            }

            await check(world, run, instant);
        }
    }

    private static Task OpenAsync(CoreWorld world, RunIdentity run) =>
        TryAsync(() => world.Core.Opening.OpenAsync(world.Step(run), CoreWorld.Request(), Cancel));

    private static async Task SweepAsync(CoreWorld world)
    {
        for (var sweeps = 0; sweeps < 6; sweeps++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(5));
            await world.Core.Sweep.RunAsync(world.Time.Now, static () => true, Cancel);
        }
    }

    private static void AssertOneJobAtMost(CoreWorld world, int instant)
    {
        Assert.True(world.CleanRooms.Jobs.Count <= 1, $"instant {instant}: {world.CleanRooms.Jobs.Count} jobs");
        Assert.Equal(world.CleanRooms.Jobs.SingleOrDefault()?.Id, world.Record().JobId);
        Assert.Equal(world.CleanRooms.Jobs.SingleOrDefault()?.Status, world.Record().Outcome!.Job?.Status);
    }

    private static void AssertClosed(CoreWorld world, int instant, params string[] told)
    {
        Assert.Equal(told, world.Bus.Events.Select(e => e.Id).Distinct());
        Assert.Equal(told.Length, world.Bus.Events.Select(e => (e.Id, e.DetailType)).Distinct().Count());
        Assert.DoesNotContain(world.Ledger.Keys, key => key.StartsWith(Keys.OpenRuns, StringComparison.Ordinal));
        Assert.True(world.Ledger.Read(Keys.Slot(CoreWorld.Membership)) is null || world.Slot().Owner is null, $"instant {instant}: the slot is held");
    }

    // What the machine retries, or what it ends by.
    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RunError)
        {
            // Told to the machine.
        }
    }
}
