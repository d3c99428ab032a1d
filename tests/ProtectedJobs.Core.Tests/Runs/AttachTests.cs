using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>Runs that take up a job which somebody started by hand: <c>orchestration.attachJobId</c>.</summary>
public sealed class AttachTests
{
    private const string Unknown = "99999999-9999-4999-8999-999999999999";
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Attach_OfAJobThatNoRunHas_TakesItUpWithoutATurn()
    {
        var jobId = Stranger();
        _world.Time.Advance(TimeSpan.FromMinutes(1));

        var plan = await OpenAsync(jobId);

        var record = _world.Record();
        Assert.Equal(jobId, plan.JobId);
        Assert.Equal((jobId, Adoption.Attached, _world.Time.Now, 0), (record.JobId, record.Adoption, record.ClockStart, record.DecidedAttempt));
        Assert.Equal("run", (await _world.Core.Runs.ClaimOfAsync(jobId, Cancel))!.RunId);
        Assert.Single(_world.CleanRooms.Jobs);
        Assert.DoesNotContain(Keys.Slot(CoreWorld.Membership), _world.Ledger.Keys);
    }

    [Fact]
    public async Task Attach_OfAJobThatIsNotThere_IsNoValidRequest()
    {
        var refused = await Assert.ThrowsAsync<InvalidRequest>(() => OpenAsync(Unknown));

        Assert.Contains($"found none of the id {Unknown}", refused.Message, StringComparison.Ordinal);
        Assert.Null(await _world.Core.Runs.ClaimOfAsync(Unknown, Cancel));
    }

    [Fact]
    public async Task Attach_OfAnotherRunsJob_IsNoValidRequest()
    {
        var jobId = Stranger();
        await OpenAsync(jobId, "first");

        var refused = await Assert.ThrowsAsync<InvalidRequest>(() => OpenAsync(jobId));

        Assert.EndsWith("found that of run first", refused.Message, StringComparison.Ordinal);
        Assert.Null(_world.Record().JobId);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public async Task Redrive_OfAnAttachedJob_KeepsItHoweverItEndsAndTakesNoTurn(int minutes)
    {
        _world.CleanRooms.Script = static _ => new JobScript { End = JobStatus.Failed };
        var jobId = Stranger();
        await OpenAsync(jobId);
        _world.Time.Advance(TimeSpan.FromMinutes(minutes));

        await OpenAsync(jobId, attempt: 1);

        var record = _world.Record();
        Assert.Equal((jobId, 0, 1, Adoption.Attached), (record.JobId, record.Generation, record.DecidedAttempt, record.Adoption));
        Assert.DoesNotContain(Keys.Slot(CoreWorld.Membership), _world.Ledger.Keys);
    }

    [Fact]
    public async Task Attach_ByARunStoppedMeanwhile_EndsAsStoppedAndLeavesTheJobAlone()
    {
        var jobId = Stranger();
        var run = _world.Run();
        var wire = new MeanwhileWire("GetProtectedJob", () => _world.Core.Runs.ChangeAsync(
            run, r => r with { Stop = new StopRequest(ExecutionStatus.Running, _world.Time.Now, "stopped") }, Cancel));

        await Assert.ThrowsAsync<JobCancelled>(() => _world.Over(wire).Opening.OpenAsync(_world.Step(run), Request(jobId), Cancel));

        Assert.Null(_world.Record().JobId);
        Assert.Null(_world.CleanRooms.Jobs[0].CancelAskedAt);
    }

    [Fact]
    public async Task Attach_DoneMeanwhileByAnotherInvocation_KeepsThatOnesClock()
    {
        var jobId = Stranger();
        var late = _world.Step(_world.Run()) with { EnteredAt = _world.Time.Now.AddMinutes(1) };

        await _world.Over(new MeanwhileWire("GetProtectedJob", () => OpenAsync(jobId))).Opening.OpenAsync(late, Request(jobId), Cancel);

        Assert.Equal((jobId, _world.Time.Now), (_world.Record().JobId, _world.Record().ClockStart));
    }

    private static System.Text.Json.JsonElement Request(string jobId) => CoreWorld.Request($$$"""{"attachJobId":"{{{jobId}}}"}""");

    private Task<WaitPlan> OpenAsync(string jobId, string name = "run", int attempt = 0) =>
        _world.Core.Opening.OpenAsync(_world.Step(_world.Run(name, attempt)), Request(jobId), Cancel);

    private string Stranger() => Assert.IsType<StartAnswer.Started>(_world.CleanRooms.Start(
        new JobSpec { MembershipId = CoreWorld.Membership, AnalysisTemplateArn = CoreWorld.Template, Parameters = new Dictionary<string, string>() },
        null,
        null)).Job.Id;
}
