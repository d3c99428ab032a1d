using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Sweeping;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Sweeping;

/// <summary>Sweep and the owner of a slot: when it is woken, when it loses its turn, and what is said of it.</summary>
public sealed class SlotOwnerTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Owner_WithoutAJob_IsWokenForItsTurn_IfItWaitsStill(bool waits)
    {
        await EnterAsync(waits);

        var report = await SweepAsync();

        Assert.Equal(waits ? 1 : 0, report.Woken);
        Assert.Equal(waits ? [new SweepRepair("owner", $"woken for its turn in membership {CoreWorld.Membership}")] : [], report.Repairs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60 * 25)]
    public async Task Owner_WithAJob_IsNotWokenForItsTurn_HoweverLongItHasIt(int minutes)
    {
        _world.CleanRooms.Script = static _ => new JobScript { Runs = TimeSpan.FromDays(3) };
        var owner = await EnterAsync(waits: true);
        await _world.Core.Opening.OpenAsync(_world.Step(owner), CoreWorld.Request("""{"deadlineSeconds":604800}"""), Cancel);
        _world.Time.Advance(TimeSpan.FromMinutes(minutes));

        var report = await SweepAsync();

        Assert.Empty(_world.Executions.Woken);
        Assert.Empty(report.Repairs);
        Assert.Empty(report.ForeignJobs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Waiting_TooLong_IsToldOnlyIfItWasWoken(bool waits)
    {
        await EnterAsync(waits: false);
        var late = _world.Run("late");
        await _world.Core.Turns.EnterAsync(CoreWorld.Membership, late, _world.Time.Now, TimeSpan.FromMinutes(1), Cancel);
        await AwaitAsync(late, waits);
        _world.Time.Advance(TimeSpan.FromMinutes(2));

        var report = await SweepAsync();

        Assert.Equal(waits ? 1 : 0, report.Woken);
        Assert.Equal(waits ? [new SweepRepair("late", $"woken, its turn in membership {CoreWorld.Membership} not having come in time")] : [], report.Repairs);
    }

    [Fact]
    public async Task Waiting_TooLong_IsLeftForTheNextSweepWhenTheTimeIsUp()
    {
        await EnterAsync(waits: false);
        foreach (var name in new[] { "a", "b" })
        {
            var late = _world.Run(name);
            await _world.Core.Turns.EnterAsync(CoreWorld.Membership, late, _world.Time.Now, TimeSpan.FromMinutes(1), Cancel);
            await AwaitAsync(late, waits: true);
        }

        _world.Time.Advance(TimeSpan.FromMinutes(2));
        var asked = 0;

        // Asked for the membership, and for each that waits.
        var report = await _world.Core.Sweep.RunAsync(_world.Time.Now, () => asked++ < 2, Cancel);

        Assert.Equal(1, report.Woken);
        Assert.Equal(["token-a"], _world.Executions.Woken);
    }

    [Fact]
    public async Task Slots_AreNotLookedAtWhenTheTimeIsUp()
    {
        await EnterAsync(waits: true);

        var report = await _world.Core.Sweep.RunAsync(_world.Time.Now, static () => false, Cancel);

        Assert.Equal((0, 0), (report.Woken, _world.Executions.Woken.Count));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task Owner_WhoseExecutionIsOver_LosesItsTurn_UnlessItWasRedriven(int redrives, int freed)
    {
        var owner = await EnterAsync(waits: false);
        _world.Run("owner", redrives);
        _world.End(owner, ExecutionStatus.Aborted);

        var report = await SweepAsync();

        Assert.Equal((freed, freed == 0), (report.SlotsFreed, _world.Slot().IsOwner(owner)));
        Assert.Equal(
            freed == 1 ? [new SweepRepair("owner", $"over, and its turn in membership {CoreWorld.Membership} was taken from it")] : [], report.Repairs);
    }

    [Theory]
    [InlineData(JobStatus.Cancelling, true, false)]
    [InlineData(JobStatus.Cancelled, true, true)]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    public async Task Owner_ThatIsOver_KeepsItsTurnUntilItsEndIsTold_AndAsLongAsItsJobLives(JobStatus? status, bool isTold, bool isFreed)
    {
        var owner = await EnterAsync(waits: false);
        await _world.Core.Opening.OpenAsync(_world.Step(owner), CoreWorld.Request(), Cancel);
        var job = status is { } seen ? _world.CleanRooms.Get(CoreWorld.Membership, _world.Record("owner").JobId!)! with { Status = seen } : null;
        await _world.Core.Runs.ChangeAsync(
            owner,
            r => r with
            {
                Outcome = new RunOutcome(0, RunStatus.Failed, "RunFailed", "x", _world.Time.Now, job, null, null),
                AnnouncedAt = isTold ? _world.Time.Now : null,
            },
            Cancel);
        await _world.Core.Runs.CloseAsync(owner, Cancel);
        _world.End(owner, ExecutionStatus.Failed);

        await SweepAsync();

        Assert.Equal(isFreed, _world.Slot().Owner is null);
    }

    [Fact]
    public async Task Jobs_OfRunsAndThoseThatEnded_AreNotForeign()
    {
        Assert.IsType<StartAnswer.Started>(_world.CleanRooms.Start(
            new JobSpec { MembershipId = CoreWorld.Membership, AnalysisTemplateArn = CoreWorld.Template, Parameters = new Dictionary<string, string>() },
            null,
            null));
        _world.Time.Advance(TimeSpan.FromHours(1));
        await _world.Core.Opening.OpenAsync(_world.Step(_world.Run()), CoreWorld.Request(), Cancel);
        Assert.Contains(Keys.Slot(CoreWorld.Membership), _world.Ledger.Keys);

        Assert.Empty((await SweepAsync()).ForeignJobs);
    }

    private async Task<RunIdentity> EnterAsync(bool waits)
    {
        var run = _world.Run("owner");
        await _world.Core.Turns.EnterAsync(CoreWorld.Membership, run, _world.Time.Now, TimeSpan.FromHours(24), Cancel);
        await AwaitAsync(run, waits);
        return run;
    }

    private async Task AwaitAsync(RunIdentity run, bool waits)
    {
        await _world.Core.Turns.AwaitAsync(CoreWorld.Membership, run, new JobWait($"token-{run.Id}", 0, _world.Time.Now, 0), Cancel);
        if (waits)
        {
            _world.Executions.Waiting.Add($"token-{run.Id}");
        }
    }

    private Task<SweepReport> SweepAsync() => _world.Core.Sweep.RunAsync(_world.Time.Now, static () => true, Cancel);
}
