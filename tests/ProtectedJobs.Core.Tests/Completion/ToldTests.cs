using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;
using static Simulation.World.ScriptedWire.Failing;

namespace ProtectedJobs.Core.Tests.Completion;

/// <summary>What metrics are made of: each attempt's end once, and each job's usage once.</summary>
public sealed class ToldTests
{
    private readonly CoreWorld _world = new();

    [Fact]
    public async Task End_AnnouncedTwice_IsToldOnce()
    {
        var run = await WithEndedJobAsync();
        var collected = await _world.Core.Completion.CollectAsync(_world.Step(run, RunCompletion.MostRereads), CancellationToken.None);
        _world.Wire.FailNext("PutEvents", After);
        await Assert.ThrowsAsync<WorldUnavailable>(AnnounceAsync);
        Assert.Empty(_world.Bus.Told);

        await AnnounceAsync();
        await AnnounceAsync();

        Assert.Equal(2, _world.Bus.Events.Count);
        var told = Assert.Single(_world.Bus.Told);
        Assert.Equal((RunStatus.Succeeded, _world.Record().JobId), (told.Outcome!.Status, told.JobId));

        Task AnnounceAsync() => _world.Core.Completion.AnnounceAsync(_world.Step(run), collected, CancellationToken.None);
    }

    [Fact]
    public async Task Job_ThatARedriveTakesUpAgain_IsMarkedAsTold()
    {
        var run = await WithEndedJobAsync();
        var input = CoreWorld.Request();
        await Assert.ThrowsAsync<RunFailed>(() => _world.Core.Failure.EndAsync(
            _world.Step(run), input, new CaughtError("AccessRefused", "the results may not be read"), CancellationToken.None));
        var job = Assert.Single(_world.Bus.Told).Outcome!.Job!.Id;

        var redriven = _world.Run(attempt: 1);
        await _world.Core.Opening.OpenAsync(_world.Step(redriven), input, CancellationToken.None);

        Assert.Equal((job, job), (_world.Record().JobId, _world.Record().ToldJobId));
        Assert.Single(_world.CleanRooms.Jobs);
    }

    private async Task<RunIdentity> WithEndedJobAsync()
    {
        var run = _world.Run();
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), CancellationToken.None);
        _world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(JobStatus.Success, Assert.Single(_world.CleanRooms.Jobs).Status);
        return run;
    }
}
