using System.Text.Json;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Sweeping;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Sweeping;

/// <summary>Events of jobs and of executions: late, doubled, foreign, empty, or sooner than the services know.</summary>
public sealed class NewsTests
{
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"detail":{"protectedJob":{"id":"JOB"}}}""")]
    [InlineData("""{"detail":{},"resources":["arn:aws:cleanrooms:us-east-1:1:membership/x/protectedjob/JOB"]}""")]
    [InlineData("""{"detail":{}}""")]
    [InlineData("""{"detail":{"id":"99999999-9999-4999-8999-999999999999"}}""")]
    public async Task JobEvent_OfAnyBody_WakesTheRunWhoseJobEnded(string body)
    {
        await WaitAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(20));

        await TakeAsync(body);

        Assert.Equal(["token"], _world.Executions.Woken);
    }

    [Fact]
    public async Task JobEvent_Twice_WakesOnce()
    {
        await WaitAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(20));

        await TakeAsync("""{"detail":{"id":"JOB"}}""");
        await TakeAsync("""{"detail":{"id":"JOB"}}""");

        Assert.Equal(["token"], _world.Executions.Woken);
        Assert.Empty(_world.Bus.Events);
    }

    [Fact]
    public async Task JobEvent_SoonerThanClaimed_IsAskedAboutAgain()
    {
        await WaitAsync();

        await Assert.ThrowsAsync<JobStillLive>(() => TakeAsync("""{"detail":{"id":"JOB"}}"""));

        Assert.Empty(_world.Executions.Woken);
    }

    [Fact]
    public async Task JobEvent_OfNobodysJob_WhileOursRuns_ComesToNothing()
    {
        await WaitAsync();

        await TakeAsync("""{"detail":{"id":"99999999-9999-4999-8999-999999999999"}}""");

        Assert.Empty(_world.Executions.Woken);
        Assert.Null(_world.CleanRooms.Jobs[0].CancelAskedAt);
    }

    [Fact]
    public async Task JobEvent_OfARunThatWasStopped_BringsItToItsEnd()
    {
        var run = await WaitAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(20));
        _world.End(run, ExecutionStatus.Aborted);
        _world.Executions.Waiting.Clear();

        await TakeAsync("""{"detail":{"id":"JOB"}}""");

        Assert.Equal("Clean Rooms Job Run Succeeded", Assert.Single(_world.Bus.Events).DetailType);
    }

    [Fact]
    public async Task JobEvent_WithoutAKnownId_LooksAtTwentyRunsAndNoMore()
    {
        for (var i = 0; i < 25; i++)
        {
            var request = JsonElement.Parse(CoreWorld.Request().GetRawText().Replace(
                CoreWorld.Membership, $"{i:D8}{CoreWorld.Membership[8..]}", StringComparison.Ordinal));
            var run = _world.Run($"run-{i}", 0, request);
            await _world.Core.Opening.OpenAsync(_world.Step(run), request, Cancel);
        }

        _world.Wire.Calls.Clear();

        await TakeAsync("""{"detail":{}}""");

        Assert.Equal(JobNews.MostLooks, _world.Wire.Calls.Count(call => call == "GetProtectedJob"));
    }

    [Fact]
    public async Task JobEvent_InAMembershipWithoutRoom_LetsTheOwnerTryAgain()
    {
        _world.CleanRooms.AccountLimit = 0;
        var run = _world.Run();
        await Assert.ThrowsAsync<SlotTaken>(() => OpenAsync(run));
        _world.Executions.Waiting.Add("turn");
        await _world.Core.Waiting.AwaitTurnAsync(_world.Step(run), "turn", Cancel);

        await TakeAsync($$$"""{"detail":{"membershipId":"{{{CoreWorld.Membership}}}"}}""");

        Assert.Equal(["turn"], _world.Executions.Woken);
    }

    [Fact]
    public async Task StopEvent_SoonerThanStepFunctionsSays_IsAskedAboutAgain()
    {
        var run = await WaitAsync();

        await Assert.ThrowsAsync<WorldUnavailable>(() => StopAsync(run));

        Assert.Null(_world.Record().Stop);
    }

    [Fact]
    public async Task StopEvent_OfAnAttemptThatWasRedriven_StopsNothing()
    {
        var run = await WaitAsync();
        _world.Run(attempt: 1);

        Assert.False(await StopAsync(run));

        Assert.Null(_world.Record().Stop);
        Assert.Null(_world.CleanRooms.Jobs[0].CancelAskedAt);
    }

    [Fact]
    public async Task StopEvent_WritesWhyAndAsksForTheCancel_AndAgainAsksForNothingNew()
    {
        var run = await WaitAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        _world.End(run, ExecutionStatus.Aborted);

        Assert.False(await StopAsync(run, "first"));
        var askedAt = _world.CleanRooms.Jobs[0].CancelAskedAt;
        Assert.False(await StopAsync(run, "second"));

        Assert.Equal((ExecutionStatus.Aborted, "first"), (_world.Record().Stop!.Status, _world.Record().Stop!.Cause));
        Assert.Equal((CancelReason.Stop, askedAt), (_world.Record().Cancel!.Reason, _world.CleanRooms.Jobs[0].CancelAskedAt));
        Assert.True(_world.Slot().Draining);
    }

    [Fact]
    public async Task StopEvent_OfARunWithoutARecord_IsAnnouncedFromTheEvent()
    {
        var run = _world.Run();
        _world.End(run, ExecutionStatus.TimedOut);

        Assert.True(await StopAsync(run));

        Assert.Equal(("run/0", "Clean Rooms Job Run Timed Out"), (Assert.Single(_world.Bus.Events).Id, _world.Bus.Events[0].DetailType));
    }

    [Fact]
    public async Task Stop_WhileTheStartIsUnderWay_HasTheStartCancelItsOwnJob()
    {
        var run = _world.Run();
        // Written as terminate writes it, between the intent and the job's id.
        _world.CleanRooms.Script = _ =>
        {
            var told = _world.Record() with { Stop = new StopRequest(ExecutionStatus.Running, _world.Time.Now, "stopped") };
            _world.Ledger.Overwrite(Core.Ledger.Keys.Run("run"), JsonSerializer.SerializeToUtf8Bytes(told, Core.Json.CoreJson.Default.RunRecord));
            return new JobScript();
        };

        await Assert.ThrowsAsync<JobCancelled>(() => OpenAsync(run));

        Assert.NotNull(Assert.Single(_world.CleanRooms.Jobs).CancelAskedAt);
        Assert.Equal(CancelReason.Stop, _world.Record().Cancel!.Reason);
    }

    private async Task<RunIdentity> WaitAsync()
    {
        var run = _world.Run();
        await OpenAsync(run);
        _world.Executions.Waiting.Add("token");
        await _world.Core.Waiting.AwaitJobAsync(_world.Step(run), "token", Cancel);
        return run;
    }

    private Task OpenAsync(RunIdentity run) => _world.Core.Opening.OpenAsync(_world.Step(run), CoreWorld.Request(), Cancel);

    private Task TakeAsync(string body)
    {
        var job = _world.CleanRooms.Jobs.Count == 0 ? "" : _world.CleanRooms.Jobs[0].Id;
        return _world.Core.JobNews.TakeAsync(
            JsonElement.Parse(body.Replace("JOB", job, StringComparison.Ordinal)), _world.Time.Now, Cancel);
    }

    private Task<bool> StopAsync(RunIdentity run, string? cause = null) =>
        _world.Core.StopNews.TakeAsync(run, cause, _world.Time.Now, Cancel);
}
