using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Usage;
using Simulation.World;
using static Simulation.World.ScriptedWire.Failing;

namespace ProtectedJobs.Core.Tests.Completion;

/// <summary>One outcome and one announcement id an attempt, whoever comes when and dies where.</summary>
public sealed class OutboxTests
{
    private static readonly RunEnding s_failed = RunEnding.OfError(nameof(JobFailed), "first");
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settle_Twice_KeepsTheFirst()
    {
        var run = await StartAsync();

        await SettleAsync(run, s_failed);
        var second = await SettleAsync(run, RunEnding.Succeeded);

        Assert.Equal((RunStatus.Failed, "first"), (second.Outcome!.Status, second.Outcome.Cause));
    }

    [Fact]
    public async Task Settle_OfAnAttemptThatWasRedriven_IsRefused()
    {
        var run = await StartAsync();
        await _world.Core.Opening.OpenAsync(_world.Step(_world.Run(attempt: 1)), CoreWorld.Request(), Cancel);

        await Assert.ThrowsAsync<RunSuperseded>(() => SettleAsync(run, s_failed));

        Assert.Null(_world.Record().Outcome);
    }

    [Fact]
    public async Task Send_Twice_AnnouncesOnceAndClosesTheAttempt()
    {
        var run = await StartAsync();
        var settled = await SettleAsync(run, s_failed);

        var sent = await Outbox().SendAsync(settled, _world.Time.Now, Cancel);
        await Outbox().SendAsync(sent, _world.Time.Now, Cancel);

        Assert.Equal("run/0", Assert.Single(_world.Bus.Events).Id);
        Assert.DoesNotContain(Keys.Open(run), _world.Ledger.Keys);
        Assert.Null(_world.Slot().Owner);
        Assert.Equal(_world.Time.Now, _world.Record().AnnouncedAt);
    }

    [Theory]
    [InlineData("PutEvents", After, 2)]
    [InlineData("PutEvents", Before, 1)]
    [InlineData("PutObject", After, 1)]
    public async Task Send_ThatBrokeOff_IsRepeatedUnderTheSameId(string call, ScriptedWire.Failing how, int told)
    {
        var run = await StartAsync();
        var settled = await SettleAsync(run, s_failed);
        var wire = new ScriptedWire();
        wire.FailNext(call, how);

        await Assert.ThrowsAsync<WorldUnavailable>(() => Outbox(wire).SendAsync(settled, _world.Time.Now, Cancel));
        await Outbox().SendAsync(_world.Record(), _world.Time.Now, Cancel);

        Assert.Equal(told, _world.Bus.Events.Count);
        Assert.Equal(("run/0", "Clean Rooms Job Run Failed"), Assert.Single(_world.Bus.Events.Select(e => (e.Id, e.DetailType)).Distinct()));
        Assert.DoesNotContain(Keys.Open(run), _world.Ledger.Keys);
    }

    [Fact]
    public async Task Send_WhereverItsCallerDies_LeavesTheAttemptToSweepOrDone()
    {
        // The calls of one Send: where the caller dies at each, the mark is there until all is told, so Sweep sees it.
        for (var place = 0; place < 20; place++)
        {
            var world = new OutboxTests();
            var run = await world.StartAsync();
            var settled = await world.SettleAsync(run, s_failed);
            var wire = new DyingWire(place);
            _ = world.Outbox(wire).SendAsync(settled, world._world.Time.Now, Cancel);
            if (!wire.IsDead)
            {
                Assert.True(place > 6, $"Send made {place} calls only.");
                return;
            }

            var isAnnounced = world._world.Record().AnnouncedAt is not null;
            Assert.True(isAnnounced || world._world.Ledger.Keys.Contains(Keys.Open(run)), $"call {place}");
            world._world.End(run, Core.Ports.ExecutionStatus.Failed);
            await world._world.Core.Sweep.RunAsync(world._world.Time.Now, static () => true, Cancel);
            Assert.Equal("run/0", Assert.Single(world._world.Bus.Events.Select(e => e.Id).Distinct()));
            Assert.DoesNotContain(Keys.Open(run), world._world.Ledger.Keys);
            Assert.Null(world._world.Slot().Owner);
        }

        Assert.Fail("Send makes more calls than were tried.");
    }

    [Fact]
    public async Task Send_WhileTheJobStillCancels_KeepsTheSlotAndTheMark()
    {
        var run = await StartAsync();
        var job = _world.CleanRooms.Get(CoreWorld.Membership, _world.CleanRooms.Jobs[0].Id)! with { Status = JobStatus.Cancelling };
        var settled = await Outbox().SettleAsync(
            run, RunEnding.OfError(nameof(DeadlinePassed), "late"), new OutcomeDetails(job, null, null), _world.Time.Now, Cancel);

        await Outbox().SendAsync(settled, _world.Time.Now, Cancel);

        Assert.Single(_world.Bus.Events);
        Assert.True(_world.Slot().Draining);
        Assert.Contains(Keys.Open(run), _world.Ledger.Keys);
    }

    [Fact]
    public async Task Settle_KeepsNoTokens_ButTheConsent()
    {
        var run = await StartAsync();
        var wait = new JobWait("token", 0, _world.Time.Now, 0);
        await _world.Core.Runs.ChangeAsync(
            run, r => r with { Wait = wait, Approval = new Approval(0, 0, 3, 2, _world.Time.Now, _world.Time.Now) { Wait = wait } }, Cancel);

        await SettleAsync(run, s_failed);

        Assert.Equal((null, null, 3), (_world.Record().Wait, _world.Record().Approval!.Wait, _world.Record().Approval!.EstimatedCrpuHours));
    }

    [Fact]
    public async Task Settle_TellsTheUsageGiven_ElseTheJobs_AndNoneWithoutAJob()
    {
        var run = await StartAsync();
        _world.Time.Advance(TimeSpan.FromHours(1));
        var job = _world.CleanRooms.Get(CoreWorld.Membership, _world.CleanRooms.Jobs[0].Id)!;
        var given = new RunUsage(1, 2, null);

        Assert.Equal(given, await UsageAsync(new OutcomeDetails(job, null, given)));
        Assert.Equal(RunUsage.Of(job, null), await UsageAsync(new OutcomeDetails(job, null, null)));
        Assert.Null(await UsageAsync(OutcomeDetails.NoJob));

        async Task<RunUsage?> UsageAsync(OutcomeDetails details)
        {
            await _world.Core.Runs.ChangeAsync(run, r => r with { Outcome = null }, Cancel);
            return (await Outbox().SettleAsync(run, s_failed, details, _world.Time.Now, Cancel)).Outcome!.Usage;
        }
    }

    [Fact]
    public async Task Send_DoneMeanwhileByAnother_NotesAndTellsNothingAgain()
    {
        var run = await StartAsync();
        var settled = await SettleAsync(run, s_failed);
        var first = _world.Time.Now;
        var wire = new MeanwhileWire("PutEvents", () => Outbox().SendAsync(settled, first, Cancel));

        var sent = await Outbox(wire).SendAsync(settled, first.AddMinutes(1), Cancel);

        Assert.Equal((first, 2, 1), (sent.AnnouncedAt, _world.Bus.Events.Count, _world.Bus.Told.Count));
    }

    [Fact]
    public async Task Summary_OfTheStart_IsReplacedByThatOfTheEndAndNeverTheOtherWayRound()
    {
        var run = await StartAsync();
        var before = _world.Record();
        await Outbox().SendAsync(await SettleAsync(run, s_failed), _world.Time.Now, Cancel);

        await _world.Core.Runs.SummarizeAsync(before, Cancel);

        var summary = System.Text.Json.JsonSerializer.Deserialize(
            _world.Ledger.Read(Keys.Summary(run.StartedAt, run.Id))!.Value.Content, Core.Json.CoreJson.Default.RunSummary);
        Assert.Equal((RunStatus.Failed, nameof(JobFailed)), (summary!.Outcome, summary.Error));
    }

    private async Task<RunIdentity> StartAsync()
    {
        var run = _world.Run();
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel);
        return run;
    }

    private Task<RunRecord> SettleAsync(RunIdentity run, RunEnding ending) =>
        Outbox().SettleAsync(run, ending, OutcomeDetails.NoJob, _world.Time.Now, Cancel);

    private Outbox Outbox(IWire? wire = null)
    {
        var core = _world.Over(wire ?? _world.Wire);
        return new Outbox(core.Runs, core.Turns, _world.Bus.Over(wire ?? _world.Wire), null);
    }
}
