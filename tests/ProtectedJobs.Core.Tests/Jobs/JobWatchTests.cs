using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Jobs;

/// <summary>The first sight of STARTED, from which a budget counts, and the first reason for a cancel.</summary>
public sealed class JobWatchTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10, null)]
    [InlineData(30, 30)]
    public async Task Sight_OfAJob_IsNotedOnceItIsStarted(int seconds, int? seen)
    {
        var run = await OpenAsync();
        var start = _world.Time.Now;
        _world.Time.Advance(TimeSpan.FromSeconds(seconds));

        await LookAsync(_world.Step(run));

        Assert.Equal(seen is { } at ? start.AddSeconds(at) : null, _world.Record().StartedSeenAt);
    }

    [Fact]
    public async Task Sight_AtALateEventsTime_IsNotBeforeTheJobsCreation()
    {
        var run = await OpenAsync();
        _world.Time.Advance(TimeSpan.FromSeconds(30));

        await LookAsync(_world.Step(run) with { EnteredAt = _world.Time.Now.AddDays(-1) });

        Assert.Equal(_world.CleanRooms.Jobs[0].CreateTime, _world.Record().StartedSeenAt);
    }

    [Fact]
    public async Task Sight_ByAnotherMeanwhile_Stands()
    {
        var run = await OpenAsync();
        _world.Time.Advance(TimeSpan.FromSeconds(30));
        var first = _world.Time.Now;
        var late = _world.Step(run) with { EnteredAt = first.AddMinutes(1) };

        await LookAsync(late, new MeanwhileWire("GetProtectedJob", () => LookAsync(_world.Step(run))));

        Assert.Equal(first, _world.Record().StartedSeenAt);
    }

    [Fact]
    public async Task SightAndCancel_OfAJobThatIsTheRunsNoMore_AreNotNotedOfTheNext()
    {
        var run = await OpenAsync();
        _world.Time.Advance(TimeSpan.FromSeconds(30));

        await LookAsync(_world.Step(run), new MeanwhileWire("GetProtectedJob", NextAsync));
        Assert.Null(_world.Record().StartedSeenAt);

        await ChangeAsync(r => r with { JobId = _world.CleanRooms.Jobs[0].Id, StartedSeenAt = _world.Time.Now });
        _world.End(run, ExecutionStatus.Aborted);
        await _world.Over(new MeanwhileWire("GetProtectedJob", NextAsync)).Finisher.FinishAsync(run, _world.Time.Now, Cancel);
        Assert.Null(_world.Record().Cancel);

        Task NextAsync() => ChangeAsync(r => r with { JobId = "next" });
    }

    [Fact]
    public async Task Cancel_ForASecondReason_KeepsTheFirst()
    {
        var run = await OpenAsync();
        var first = new CancelRequest(CancelReason.Deadline, _world.Time.Now);
        await ChangeAsync(r => r with { Cancel = first });
        _world.Time.Advance(TimeSpan.FromSeconds(30));
        _world.End(run, ExecutionStatus.Aborted);

        await _world.Core.Finisher.FinishAsync(run, _world.Time.Now, Cancel);

        Assert.Equal(first, _world.Record().Cancel);
        Assert.NotNull(_world.CleanRooms.Jobs[0].CancelAskedAt);
    }

    private async Task<RunIdentity> OpenAsync()
    {
        var run = _world.Run();
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel);
        return run;
    }

    private Task LookAsync(Step step, IWire? wire = null) => _world.Over(wire ?? _world.Wire).Waiting.PollAsync(step, CoreWorld.Request(), Cancel);

    private Task ChangeAsync(Func<RunRecord, RunRecord> change) => _world.Core.Runs.ChangeAsync(_world.Record().Run, change, Cancel);
}
