using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;
using static Simulation.World.ScriptedWire.Failing;

namespace ProtectedJobs.Core.Tests.Jobs;

/// <summary>The turn before a start, the intent that is written for it, and what others write meanwhile.</summary>
public sealed class StartingTests
{
    private const string Impatient = """{"queueTimeoutSeconds":60}""";
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Owner_ForWhomThereWasNoRoom_AsksForNoneBeforeItTriesAgain()
    {
        _world.CleanRooms.AccountLimit = 0;
        var run = _world.Run();
        await Assert.ThrowsAsync<SlotTaken>(() => OpenAsync(run));
        _world.CleanRooms.AccountLimit = 1;
        _world.Time.Advance(TimeSpan.FromSeconds(59));
        await Assert.ThrowsAsync<SlotTaken>(() => OpenAsync(run));
        _world.Time.Advance(TimeSpan.FromSeconds(1));

        await OpenAsync(run);

        Assert.Equal(2, _world.Wire.Calls.Count(call => call == "StartProtectedJob"));
    }

    [Fact]
    public async Task Turn_ThatComesLaterThanARunMayWait_IsUsed()
    {
        var first = _world.Run("first");
        await OpenAsync(first);
        var run = _world.Run();
        await Assert.ThrowsAsync<SlotTaken>(() => OpenAsync(run, Impatient));
        _world.Time.Advance(TimeSpan.FromHours(1));
        await _world.Core.Turns.LeaveAsync(CoreWorld.Membership, first, Cancel);

        await OpenAsync(run, Impatient);

        Assert.Equal(_world.CleanRooms.Jobs[1].Id, _world.Record().JobId);
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public async Task Room_ThatThereIsNotUntilTheQueuesTimeIsUp_EndsTheRun(int seconds, bool ends)
    {
        _world.CleanRooms.AccountLimit = 0;
        var run = _world.Run();
        await _world.Core.Turns.EnterAsync(CoreWorld.Membership, run, _world.Time.Now, TimeSpan.FromSeconds(60), Cancel);
        _world.Time.Advance(TimeSpan.FromSeconds(seconds));

        var refused = await Assert.ThrowsAnyAsync<RunError>(() => OpenAsync(run, Impatient));

        Assert.Equal(ends ? typeof(QueueTimedOut) : typeof(SlotTaken), refused.GetType());
        Assert.Contains("no room for its job (Concurrent PySpark jobs per account)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Intent_HasTheNewestJobForItsBaseline_SoThatAnOlderTwinIsNotTakenForItsOwn()
    {
        var twin = Started(Spec("1"));
        _world.Time.Advance(TimeSpan.FromMinutes(30));
        var run = _world.Run();
        await LoseAsync(run);
        var intent = _world.Record().Intent!;
        Assert.Equal((twin.Id, twin.CreateTime), (intent.BaselineJobId, intent.BaselineCreatedAt));
        _world.Time.Advance(TimeSpan.FromMinutes(3));

        await OpenAsync(run);

        Assert.Equal(_world.CleanRooms.Jobs[1].Id, _world.Record().JobId);
    }

    [Fact]
    public async Task Intent_AfterOneThatStartedNothing_KeepsItsBaseline()
    {
        var first = Started(Spec("1"));
        _world.Time.Advance(TimeSpan.FromMinutes(30));
        var run = _world.Run();
        await LoseAsync(run);
        Started(Spec("another's"));
        _world.Time.Advance(TimeSpan.FromMinutes(30));

        await LoseAsync(run);

        var intent = _world.Record().Intent!;
        Assert.Equal((first.Id, first.CreateTime), (intent.BaselineJobId, intent.BaselineCreatedAt));
    }

    public static TheoryData<string, bool> Meanwhile() => new()
    {
        { "stopped", true }, { "settled", true }, { "has a job", false }, { "has an intent", false }, { "has a later generation", false },
    };

    [Theory]
    [MemberData(nameof(Meanwhile))]
    public async Task Run_ThatIsOverOrUnderWayMeanwhile_StartsNothing(string what, bool isOver)
    {
        var run = _world.Run();
        var at = _world.Time.Now;
        var wire = new MeanwhileWire("ListProtectedJobs", () => _world.Core.Runs.ChangeAsync(
            run,
            r => what switch
            {
                "stopped" => r with { Stop = new StopRequest(ExecutionStatus.Running, at, null) },
                "settled" => r with { Outcome = new RunOutcome(0, RunStatus.Failed, "RunFailed", "x", at, null, null, null) },
                "has a job" => r with { JobId = "job" },
                "has an intent" => r with { Intent = new StartIntent("other's", "hash", null, null, at, 0, 0) },
                _ => r with { Generation = 1 },
            },
            Cancel));

        var refused = await Assert.ThrowsAnyAsync<RunError>(
            () => _world.Over(wire).Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel));

        Assert.Equal(isOver ? typeof(JobCancelled) : typeof(StartUnsettled), refused.GetType());
        Assert.Equal(isOver, _world.Slot().Owner is null);
        Assert.Empty(_world.CleanRooms.Jobs);
        Assert.Equal(what == "has an intent" ? "other's" : null, _world.Record().Intent?.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_ToAStartWhoseIntentIsAnothersMeanwhile_ChangesNothing(bool isRefused)
    {
        var run = _world.Run();
        var wire = new MeanwhileWire("StartProtectedJob", async () =>
        {
            await _world.Core.Runs.ChangeAsync(run, r => r with { Intent = r.Intent! with { Id = "other's" } }, Cancel);
            if (isRefused)
            {
                throw new Core.Runs.Errors.Throttled("slow down");
            }
        });

        await Record.ExceptionAsync(() => _world.Over(wire).Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel));

        Assert.Equal((null, "other's"), (_world.Record().JobId, _world.Record().Intent!.Id));
    }

    private static JobSpec Spec(string day) => new()
    {
        MembershipId = CoreWorld.Membership,
        AnalysisTemplateArn = CoreWorld.Template,
        Parameters = new Dictionary<string, string> { ["day"] = day },
    };

    private Task<WaitPlan> OpenAsync(RunIdentity run, string orchestration = "{}") =>
        _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(orchestration), Cancel);

    private Task LoseAsync(RunIdentity run)
    {
        _world.Wire.FailNext("StartProtectedJob", Before);
        return Assert.ThrowsAsync<StartUnsettled>(() => OpenAsync(run));
    }

    private ProtectedJob Started(JobSpec spec) => Assert.IsType<StartAnswer.Started>(_world.CleanRooms.Start(spec, null, null)).Job;
}
