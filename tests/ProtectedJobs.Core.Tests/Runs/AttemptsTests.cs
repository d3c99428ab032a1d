using System.Text.Json;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>What opening an attempt tells of the ones before, and whose record is whose.</summary>
public sealed class AttemptsTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "Clean Rooms Job Run Cancelled")]
    [InlineData(ExecutionStatus.TimedOut, "Clean Rooms Job Run Timed Out")]
    [InlineData(ExecutionStatus.Failed, "Clean Rooms Job Run Failed")]
    public async Task Attempt_RedrivenBeforeItsEndWasTold_IsToldAsItsExecutionEnded(ExecutionStatus? stopped, string told)
    {
        var run = await OpenAsync();
        await ChangeAsync(r => r with
        {
            Stop = stopped is { } how ? new StopRequest(how, _world.Time.Now, null) : null,
            Wait = new JobWait("token", 0, _world.Time.Now, 0),
        });

        await OpenAsync(attempt: 1);

        Assert.Equal(("run/0", told), (Assert.Single(_world.Bus.Events).Id, _world.Bus.Events[0].DetailType));
        Assert.DoesNotContain(Keys.Open(run), _world.Ledger.Keys);
        Assert.Contains(Keys.Open(run with { RedriveCount = 1 }), _world.Ledger.Keys);
        var record = _world.Record();
        Assert.Equal((1, null, null, null), (record.Attempt, record.Stop, record.Wait, record.Outcome));
    }

    [Fact]
    public async Task Attempt_WithAnOutcome_IsToldAsThat()
    {
        await OpenAsync();
        await ChangeAsync(r => r with { Outcome = new RunOutcome(0, RunStatus.OverBudget, "BudgetExceeded", "x", _world.Time.Now, null, null, null) });

        await OpenAsync(attempt: 1);

        Assert.Equal("Clean Rooms Job Run Over Budget", Assert.Single(_world.Bus.Events).DetailType);
    }

    [Theory]
    [InlineData(JobStatus.Success, true)]
    [InlineData(JobStatus.Cancelling, false)]
    public async Task Job_CountsAsTold_OnlyIfItHadEndedWhenItWas(JobStatus status, bool isTold)
    {
        await OpenAsync();
        var job = _world.CleanRooms.Get(CoreWorld.Membership, _world.Record().JobId!)! with { Status = status };
        await ChangeAsync(r => r with { Outcome = new RunOutcome(0, RunStatus.Failed, "RunFailed", "x", _world.Time.Now, job, null, null) });

        await OpenAsync(attempt: 1);

        Assert.Equal(isTold ? job.Id : null, _world.Record().ToldJobId);
    }

    [Fact]
    public async Task Summary_IsOfTheAttemptThatBegan_AndWrittenOnceEach()
    {
        var run = await OpenAsync();
        Assert.Equal((0, CoreWorld.Membership, null), Summary());
        await OpenAsync(attempt: 1);
        Assert.Equal((1, CoreWorld.Membership, null), Summary());
        var written = _world.Ledger.Read(Keys.Summary(run.StartedAt, "run"))!.Value.Version;

        await OpenAsync(attempt: 1);

        Assert.Equal(written, _world.Ledger.Read(Keys.Summary(run.StartedAt, "run"))!.Value.Version);

        (int, string?, RunStatus?) Summary() =>
            JsonSerializer.Deserialize(_world.Ledger.Read(Keys.Summary(run.StartedAt, "run"))!.Value.Content, CoreJson.Default.RunSummary)
                is { } summary ? (summary.Attempt, summary.MembershipId, summary.Outcome) : default;
    }

    [Fact]
    public async Task Record_OfAnotherRunOfTheName_IsNeitherFoundNorChanged()
    {
        var run = await OpenAsync();
        var older = run with { StartedAt = run.StartedAt.AddDays(-91) };

        Assert.Null(await _world.Core.Runs.FindAsync(older, Cancel));
        await Assert.ThrowsAsync<RunSuperseded>(() => _world.Core.Runs.ChangeAsync(older, r => r with { Stop = null }, Cancel));
        await Assert.ThrowsAsync<RunSuperseded>(() => BeginAsync(older));
        Assert.Equal(run.StartedAt, _world.Record().ExecutionStartTime);
    }

    [Fact]
    public async Task Record_OfALaterAttempt_IsNotBegunAgain()
    {
        var run = await OpenAsync();
        await OpenAsync(attempt: 1);

        await Assert.ThrowsAsync<RunSuperseded>(() => BeginAsync(run));
    }

    [Fact]
    public async Task Mark_KeepsTheTimeItWasFirstMade_ButNotThatOfAnOlderRunOfTheName()
    {
        var run = await OpenAsync();
        var first = _world.Time.Now;
        await _world.Core.Runs.OpenAsync(run, first.AddHours(1), Cancel);
        Assert.Equal(first, (await _world.Core.Runs.OpenRunAsync(Keys.Open(run), Cancel))!.OpenedAt);

        await _world.Core.Runs.OpenAsync(run with { StartedAt = first.AddDays(91) }, first.AddDays(91), Cancel);

        Assert.Equal(first.AddDays(91), (await _world.Core.Runs.OpenRunAsync(Keys.Open(run), Cancel))!.OpenedAt);
    }

    [Fact]
    public async Task Purge_TakesTheManifestAndTheSummaryAway()
    {
        var run = await OpenAsync();
        _world.Ledger.Overwrite(Keys.Manifest("run"), "{}"u8.ToArray());

        await _world.Core.Runs.PurgeAsync(_world.Record(), _world.Time.Now, Cancel);

        Assert.DoesNotContain(Keys.Manifest("run"), _world.Ledger.Keys);
        Assert.DoesNotContain(Keys.Summary(run.StartedAt, "run"), _world.Ledger.Keys);
    }

    private Task<RunRecord> BeginAsync(RunIdentity run) => _world.Core.Runs.BeginAsync(run, RunRecord.Of(run), record => record, Cancel);

    private async Task<RunIdentity> OpenAsync(int attempt = 0)
    {
        var run = _world.Run(attempt: attempt);
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel);
        return run;
    }

    private Task ChangeAsync(Func<RunRecord, RunRecord> change) => _world.Core.Runs.ChangeAsync(_world.Record().Run, change, Cancel);
}
