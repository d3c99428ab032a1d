using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Usage;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>CollectResult and AnnounceCompletion, invoked in time, late and again.</summary>
public sealed class CollectTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Collect_OfAJobThatSucceeded_HandsTheTurnOver_AndTellsWhenItSawTheEnd()
    {
        var run = await OpenAsync();

        var collected = await CollectAsync(run);

        Assert.Equal((_world.Record().JobId, JobStatus.Success, _world.Time.Now), (collected.ProtectedJob.Id, collected.ProtectedJob.Status, collected.EndSeenAt));
        Assert.Null(_world.Slot().Owner);
    }

    [Fact]
    public async Task Collect_OfAJobThatRuns_KeepsTheTurn()
    {
        var run = await OpenAsync(minutes: 1);

        await Assert.ThrowsAsync<JobStillLive>(() => CollectAsync(run));

        Assert.True(_world.Slot().IsOwner(run));
    }

    [Theory]
    [InlineData(JobStatus.Failed, null, typeof(JobFailed))]
    [InlineData(JobStatus.Cancelled, null, typeof(JobCancelled))]
    [InlineData(JobStatus.Cancelled, CancelReason.Deadline, typeof(DeadlinePassed))]
    public async Task Collect_OfAJobThatEndedBadly_EndsAsThat_AndHandsTheTurnOver(JobStatus end, CancelReason? reason, Type error)
    {
        _world.CleanRooms.Script = _ => new JobScript { End = end };
        var run = await OpenAsync();
        await _world.Core.Runs.ChangeAsync(run, r => r with { Cancel = reason is { } why ? new CancelRequest(why, _world.Time.Now) : null }, Cancel);

        await Assert.ThrowsAsync(error, () => CollectAsync(run));

        Assert.Null(_world.Slot().Owner);
    }

    [Fact]
    public async Task Collect_OfUnitsThatDoNotSettle_AsksFourTimesAndGoesOnWithoutThem()
    {
        _world.CleanRooms.Script = static _ => new JobScript { UnitsLag = null };
        var run = await OpenAsync();
        for (var retries = 0; retries < RunCompletion.MostRereads; retries++)
        {
            await Assert.ThrowsAsync<UsageUnsettled>(() => CollectAsync(run, retries));
        }

        Assert.Null((await CollectAsync(run, RunCompletion.MostRereads)).ProtectedJob.Statistics);
    }

    [Fact]
    public async Task Step_OfAnAttemptWithoutRecordOrJob_SendsBackToStartJob()
    {
        await Assert.ThrowsAsync<RunRedriven>(() => CollectAsync(_world.Run()));
        var run = await OpenAsync();
        var collected = await CollectAsync(run);
        await Assert.ThrowsAsync<RunRedriven>(() => CollectAsync(run with { RedriveCount = 1 }));
        await Assert.ThrowsAsync<RunRedriven>(() => AnnounceAsync(run with { RedriveCount = 1 }, collected));
        await Assert.ThrowsAsync<RunRedriven>(() => AnnounceAsync(_world.Run("other"), collected));
        await _world.Core.Runs.ChangeAsync(run, r => r with { JobId = null }, Cancel);

        await Assert.ThrowsAsync<RunRedriven>(() => CollectAsync(run));

        Assert.Empty(_world.Bus.Events);
    }

    [Fact]
    public async Task Collect_OfAnAttemptThatWasRedriven_IsRefused()
    {
        var run = await OpenAsync();
        await _world.Core.Opening.OpenAsync(_world.Step(_world.Run(attempt: 1)), CoreWorld.Request(), Cancel);

        await Assert.ThrowsAsync<RunSuperseded>(() => CollectAsync(run));
    }

    [Fact]
    public async Task Announce_Again_TellsWhatWasSettledFirst()
    {
        var run = await OpenAsync();
        var collected = await CollectAsync(run);
        var first = await AnnounceAsync(run, collected);

        var again = await AnnounceAsync(run, collected with { ProtectedJob = collected.ProtectedJob with { Statistics = null } });

        Assert.NotNull(first.Usage.CrpuHours);
        Assert.Equal((first.Usage, first.ProtectedJob.Statistics), (again.Usage, again.ProtectedJob.Statistics));
        Assert.Equal(_world.Time.Now, _world.Record().Outcome!.EndSeenAt);
    }

    [Fact]
    public async Task Announce_OfARunThatWasPurgedMeanwhile_TellsWhatWasCollected()
    {
        var run = await OpenAsync();
        var collected = await CollectAsync(run);
        await AnnounceAsync(run, collected);
        await _world.Core.Runs.PurgeAsync(_world.Record(), _world.Time.Now, Cancel);

        var again = await AnnounceAsync(run, collected);

        Assert.Equal((collected.ProtectedJob.Id, RunUsage.Of(collected.ProtectedJob, null)), (again.ProtectedJob.Id, again.Usage));
    }

    [Fact]
    public async Task Announce_OfAnAttemptThatWasSettledOtherwise_EndsAsThat()
    {
        var run = await OpenAsync();
        var collected = await CollectAsync(run);
        await _world.Core.Runs.ChangeAsync(
            run, r => r with { Outcome = new RunOutcome(0, RunStatus.TimedOut, nameof(DeadlinePassed), "late", _world.Time.Now, null, null, null) }, Cancel);

        var ended = await Assert.ThrowsAsync<DeadlinePassed>(() => AnnounceAsync(run, collected));

        Assert.Equal(("late", "Clean Rooms Job Run Timed Out"), (ended.Message, Assert.Single(_world.Bus.Events).DetailType));
    }

    private async Task<RunIdentity> OpenAsync(int minutes = 60)
    {
        var run = _world.Run();
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel);
        _world.Time.Advance(TimeSpan.FromMinutes(minutes));
        return run;
    }

    private Task<CollectedRun> CollectAsync(RunIdentity run, int retries = 0) => _world.Core.Completion.CollectAsync(_world.Step(run, retries), Cancel);

    private Task<RunOutput> AnnounceAsync(RunIdentity run, CollectedRun collected) =>
        _world.Core.Completion.AnnounceAsync(_world.Step(run), collected, Cancel);
}
