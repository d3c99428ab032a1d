using System.Text.Json;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Sweeping;

/// <summary>Events of what is settled, forgotten or somebody else's already.</summary>
public sealed class LateNewsTests
{
    private const string Old = "99999999-9999-4999-8999-999999999999";
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StopEvent_OfAnExecutionThatIsForgottenOrRuns_StopsNothing()
    {
        var run = await OpenAsync();
        Assert.False(await StopAsync(run with { ExecutionArn = "forgotten" }));
        _world.Run(attempt: 1);

        Assert.False(await StopAsync(run));
        Assert.False(await StopAsync(run with { RedriveCount = 2 }));

        Assert.Null(_world.Record().Stop);
    }

    [Fact]
    public async Task StopEvent_OfAnAttemptBeforeThatOfTheRecord_StopsNothing()
    {
        var run = await OpenAsync();
        await OpenAsync(attempt: 1);
        _world.Run();
        _world.End(run, ExecutionStatus.Aborted);

        Assert.False(await StopAsync(run));

        Assert.Equal((1, null), (_world.Record().Attempt, _world.Record().Stop));
    }

    [Fact]
    public async Task StopEvent_OfARunWithAnOutcome_WritesNoStop()
    {
        var run = await OpenAsync();
        await ChangeAsync(r => r with { Outcome = new RunOutcome(0, RunStatus.Failed, nameof(JobFailed), "x", _world.Time.Now, null, null, null) });
        _world.End(run, ExecutionStatus.Failed);

        Assert.True(await StopAsync(run, "late"));

        Assert.Null(_world.Record().Stop);
        Assert.Equal("Clean Rooms Job Run Failed", Assert.Single(_world.Bus.Events).DetailType);
    }

    [Theory]
    [InlineData(null, "why")]
    [InlineData("the event's", "the event's")]
    public async Task StopEvent_AfterATerminate_SaysHowItEnded_AndKeepsWhyIfItDoesNotSay(string? cause, string kept)
    {
        var run = await OpenAsync();
        await ChangeAsync(r => r with { Stop = new StopRequest(ExecutionStatus.Running, _world.Time.Now, "why") });
        _world.Time.Advance(TimeSpan.FromSeconds(30));
        _world.End(run, ExecutionStatus.Aborted);

        await StopAsync(run, cause);

        Assert.Equal(new StopRequest(ExecutionStatus.Aborted, _world.Time.Now, kept), _world.Record().Stop);
    }

    [Fact]
    public async Task StopEvent_OfARunWithoutARecord_TellsWhatItWasAskedFor()
    {
        var run = _world.Run();
        _world.End(run, ExecutionStatus.Aborted);

        Assert.True(await StopAsync(run));

        Assert.Equal((CoreWorld.Membership, CoreWorld.Template), (_world.Record().MembershipId, _world.Record().AnalysisTemplateArn));
    }

    [Fact]
    public async Task JobEvent_OfARunsJob_LooksAtNoOtherRun_AndFinishesNobodyWhoWasWoken()
    {
        await OpenAsync();
        _world.Executions.Waiting.Add("token");
        await _world.Core.Waiting.AwaitJobAsync(_world.Step(_world.Run()), "token", Cancel);
        await Assert.ThrowsAsync<SlotTaken>(() => OpenAsync(name: "second"));
        await _world.Core.Runs.ChangeAsync(_world.Record("second").Run, r => r with { JobId = _world.Record().JobId }, Cancel);
        _world.Time.Advance(TimeSpan.FromMinutes(20));
        _world.Wire.Calls.Clear();

        await TakeAsync(_world.Record().JobId!);

        Assert.Equal(["token"], _world.Executions.Woken);
        Assert.Single(_world.Wire.Calls, "GetProtectedJob");
        Assert.DoesNotContain("DescribeExecution", _world.Wire.Calls);
    }

    [Fact]
    public async Task JobEvent_OfTheJobOfAnEarlierGeneration_SaysNothingOfTheNext()
    {
        await OpenAsync();
        await _world.Core.Runs.ClaimAsync(Old, _world.Record(), Cancel);

        // The run's job lives: named, it would be asked about again.
        await TakeAsync(Old);

        Assert.Empty(_world.Executions.Woken);
    }

    private async Task<RunIdentity> OpenAsync(int attempt = 0, string name = "run")
    {
        var run = _world.Run(name, attempt);
        await _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel);
        return run;
    }

    private Task TakeAsync(string jobId) =>
        _world.Core.JobNews.TakeAsync(JsonElement.Parse($$$"""{"detail":{"id":"{{{jobId}}}"}}"""), _world.Time.Now, Cancel);

    private Task<bool> StopAsync(RunIdentity run, string? cause = null) => _world.Core.StopNews.TakeAsync(run, cause, _world.Time.Now, Cancel);

    private Task ChangeAsync(Func<RunRecord, RunRecord> change) => _world.Core.Runs.ChangeAsync(_world.Record().Run, change, Cancel);
}
