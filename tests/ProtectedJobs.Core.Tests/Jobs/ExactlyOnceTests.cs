using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;
using static Simulation.World.ScriptedWire.Failing;

namespace ProtectedJobs.Core.Tests.Jobs;

/// <summary>StartJob, whatever becomes of the request and of its answer.</summary>
public sealed class ExactlyOnceTests
{
    private readonly CoreWorld _world = new();

    [Fact]
    public async Task Start_Answered_IsKeptAndClaimed()
    {
        var plan = await OpenAsync(_world.Run());

        var job = Assert.Single(_world.CleanRooms.Jobs);
        Assert.Equal(job.Id, plan.JobId);
        Assert.Equal((job.Id, (StartIntent?)null, Adoption.None), (_world.Record().JobId, _world.Record().Intent, _world.Record().Adoption));
    }

    [Fact]
    public async Task Start_WhoseAnswerIsLost_IsAdoptedAfterTheWaitAndNotRepeated()
    {
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", After);

        await Assert.ThrowsAsync<StartUnsettled>(() => OpenAsync(run));
        await Assert.ThrowsAsync<StartUnsettled>(() => OpenAsync(run));
        _world.Time.Advance(TimeSpan.FromMinutes(3));
        var plan = await OpenAsync(run);

        Assert.Equal(Assert.Single(_world.CleanRooms.Jobs).Id, plan.JobId);
        Assert.Equal(Adoption.Inferred, _world.Record().Adoption);
    }

    [Fact]
    public async Task Start_WhoseAnswerIsLostWithARunToken_IsProven()
    {
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", After);
        await Assert.ThrowsAsync<StartUnsettled>(() => OpenAsync(run, "{\"runTokenParameter\":\"token\"}"));
        _world.Time.Advance(TimeSpan.FromMinutes(3));

        await OpenAsync(run, "{\"runTokenParameter\":\"token\"}");

        Assert.Equal(Adoption.Proven, _world.Record().Adoption);
    }

    [Fact]
    public async Task Start_ThatNeverArrived_IsMadeAfterTheWait()
    {
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", Before);
        await Assert.ThrowsAsync<StartUnsettled>(() => OpenAsync(run));
        Assert.Empty(_world.CleanRooms.Jobs);
        _world.Time.Advance(TimeSpan.FromMinutes(3));

        await OpenAsync(run);

        Assert.Single(_world.CleanRooms.Jobs);
    }

    [Fact]
    public async Task Start_ByAFunctionThatDiedAfterIt_IsAdopted()
    {
        var run = _world.Run();
        var dying = new ScriptedWire();
        dying.FailNext("StartProtectedJob", DeadAfter);
        _ = _world.Over(dying).Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), CancellationToken.None);
        _world.Time.Advance(TimeSpan.FromMinutes(3));

        var plan = await OpenAsync(run);

        Assert.Equal(Assert.Single(_world.CleanRooms.Jobs).Id, plan.JobId);
    }

    [Fact]
    public async Task Start_ByAFunctionThatDiedAfterItsClaim_IsTheRunsWithoutDoubt()
    {
        var run = _world.Run();
        var dying = new ScriptedWire();
        dying.FailNext("StartProtectedJob", After);
        await Assert.ThrowsAsync<StartUnsettled>(
            () => _world.Over(dying).Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), CancellationToken.None));
        await _world.Core.Runs.ClaimAsync(_world.CleanRooms.Jobs[0].Id, _world.Record(), CancellationToken.None);
        _world.Time.Advance(TimeSpan.FromMinutes(3));

        await OpenAsync(run);

        Assert.Equal(Adoption.None, _world.Record().Adoption);
    }

    [Theory]
    [InlineData("another-template", "1")]
    [InlineData("a", "another value")]
    public async Task Settling_WithAStrangersJob_TakesItForNobodys(string template, string day)
    {
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", Before);
        await Assert.ThrowsAsync<StartUnsettled>(() => OpenAsync(run));
        Stranger(template, day);
        _world.Time.Advance(TimeSpan.FromMinutes(30));

        await OpenAsync(run);

        Assert.Equal(2, _world.CleanRooms.Jobs.Count);
        Assert.Equal(_world.CleanRooms.Jobs[1].Id, _world.Record().JobId);
    }

    [Fact]
    public async Task Settling_WithTwoJobsThatCouldBeIt_StartsNothingAndLeavesItToAPerson()
    {
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", After);
        await Assert.ThrowsAsync<StartUnsettled>(() => OpenAsync(run));
        _world.Time.Advance(TimeSpan.FromMinutes(30));
        Stranger("a", "1");

        var ambiguous = await Assert.ThrowsAsync<AmbiguousStart>(() => OpenAsync(run));

        Assert.Contains(_world.CleanRooms.Jobs[0].Id, ambiguous.Message, StringComparison.Ordinal);
        Assert.Equal(2, _world.CleanRooms.Jobs.Count);
    }

    [Fact]
    public async Task Settling_WhileTheListLags_WaitsForIt()
    {
        _world.CleanRooms.Script = static _ => new JobScript { ListLag = TimeSpan.FromSeconds(55) };
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", After);
        await Assert.ThrowsAsync<StartUnsettled>(() => OpenAsync(run));
        _world.Time.Advance(TimeSpan.FromSeconds(119));

        await Assert.ThrowsAsync<StartUnsettled>(() => OpenAsync(run));
        _world.Time.Advance(TimeSpan.FromSeconds(2));
        await OpenAsync(run);

        Assert.Single(_world.CleanRooms.Jobs);
    }

    [Fact]
    public async Task Start_Throttled_LeavesNoIntent()
    {
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", ScriptedWire.Failing.Throttled);

        await Assert.ThrowsAsync<Core.Runs.Errors.Throttled>(() => OpenAsync(run));
        await OpenAsync(run);

        Assert.Single(_world.CleanRooms.Jobs);
    }

    [Fact]
    public async Task Start_RefusedAfterOneThatSeemedNeverToArrive_StillAdoptsThatOnesJob()
    {
        var run = _world.Run();
        _world.Wire.FailNext("StartProtectedJob", Before);
        await Assert.ThrowsAsync<StartUnsettled>(() => OpenAsync(run));
        _world.Time.Advance(TimeSpan.FromMinutes(3));
        _world.Wire.FailNext("StartProtectedJob", ScriptedWire.Failing.Throttled);
        await Assert.ThrowsAsync<Core.Runs.Errors.Throttled>(() => OpenAsync(run));

        // What was sent first arrives after all, later than any network should keep it.
        Stranger("a", "1");
        var plan = await OpenAsync(run);

        Assert.Equal(Assert.Single(_world.CleanRooms.Jobs).Id, plan.JobId);
    }

    [Fact]
    public async Task Start_InAMembershipThatMayNotBeRead_IsRefusedBeforeAnythingIsWritten()
    {
        _world.CleanRooms.Refused.Add(CoreWorld.Membership);

        await Assert.ThrowsAsync<StartRefused>(() => OpenAsync(_world.Run()));

        Assert.Null(_world.Record().Intent);
    }

    [Theory]
    [InlineData(Conflict)]
    [InlineData(OwnWriteRefused)]
    [InlineData(After)]
    public async Task Start_WithAnyOneWriteGoneWrong_StartsOneJob(ScriptedWire.Failing how)
    {
        for (var place = 0; place < 12; place++)
        {
            var world = new CoreWorld();
            var run = world.Run();
            var wire = new ScriptedWire();
            wire.FailOnly("PutObject", place, how);
            try
            {
                await world.Over(wire).Opening.OpenAsync(world.Step(run), CoreWorld.Request(), CancellationToken.None);
            }
            catch (WorldUnavailable)
            {
                // The machine retries.
            }

            for (var tries = 0; tries < 4 && world.RecordOrNull()?.JobId is null; tries++)
            {
                world.Time.Advance(TimeSpan.FromMinutes(3));
                try
                {
                    await world.Core.Opening.OpenAsync(world.Step(run), CoreWorld.Request(), CancellationToken.None);
                }
                catch (StartUnsettled)
                {
                    // The machine retries.
                }
            }

            Assert.Single(world.CleanRooms.Jobs);
            Assert.Equal(world.CleanRooms.Jobs[0].Id, world.Record().JobId);
        }
    }

    [Fact]
    public async Task Redrive_AfterAGoodOrLiveJob_KeepsIt()
    {
        await OpenAsync(_world.Run());
        _world.Time.Advance(TimeSpan.FromMinutes(1));

        await OpenAsync(_world.Run(attempt: 1));

        Assert.Single(_world.CleanRooms.Jobs);
        Assert.Equal((1, 0), (_world.Record().Attempt, _world.Record().Generation));
        Assert.Equal("run/0", Assert.Single(_world.Bus.Events).Id);
    }

    [Fact]
    public async Task Redrive_AfterAJobThatFailed_StartsTheNextGeneration()
    {
        _world.CleanRooms.Script = static _ => new JobScript { End = JobStatus.Failed };
        await OpenAsync(_world.Run());
        _world.Time.Advance(TimeSpan.FromHours(1));
        var again = _world.Run(attempt: 1);

        await OpenAsync(again);
        _world.Time.Advance(TimeSpan.FromHours(1));
        await OpenAsync(again);

        Assert.Equal(2, _world.CleanRooms.Jobs.Count);
        Assert.Equal(1, _world.Record().Generation);
    }

    [Fact]
    public async Task Open_OfARunWithAUsedName_ReplacesTheOldRecord()
    {
        await OpenAsync(_world.Run());
        _world.Time.Advance(TimeSpan.FromDays(91));
        _world.Executions.All.Clear();
        await _world.Core.Turns.LeaveAsync(CoreWorld.Membership, _world.Record().Run, CancellationToken.None);

        await OpenAsync(_world.Run());

        Assert.Equal(2, _world.CleanRooms.Jobs.Count);
        Assert.Equal(_world.CleanRooms.Jobs[1].Id, _world.Record().JobId);
    }

    private Task<WaitPlan> OpenAsync(RunIdentity run, string orchestration = "{}") =>
        _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(orchestration), CancellationToken.None);

    private void Stranger(string template, string day) => Assert.IsType<StartAnswer.Started>(_world.CleanRooms.Start(
        new JobSpec
        {
            MembershipId = CoreWorld.Membership,
            AnalysisTemplateArn = CoreWorld.Template[..^1] + template,
            Parameters = new Dictionary<string, string> { ["day"] = day },
        },
        null,
        null));
}
