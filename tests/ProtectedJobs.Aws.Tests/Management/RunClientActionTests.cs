using System.Text.Json;
using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Aws.Tests.Management;

public sealed class RunClientActionTests
{
    private readonly ClientBench _bench = new();

    [Fact]
    public async Task Start_Twice_IsOneRun()
    {
        var first = Assert.IsType<RunStart.Started>(await _bench.Client.StartAsync("mine", ClientBench.Request(), CancellationToken.None));
        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first, await _bench.Client.StartAsync("mine", ClientBench.Request(), CancellationToken.None));
        Assert.Single(_bench.Machine.Executions);
    }

    [Fact]
    public async Task Start_IdOfAnEndedRun_TellsWhetherTheRequestIsTheSame()
    {
        _bench.Machine.Add("mine", ExecutionStatus.Succeeded, ClientBench.Request().ReplaceLineEndings(" "));
        Assert.IsType<RunStart.RanBefore>(await _bench.Client.StartAsync("mine", ClientBench.Request(), CancellationToken.None));
        Assert.IsType<RunStart.IdTaken>(await _bench.Client.StartAsync("mine", ClientBench.Request("""{"tags":{"a":"b"}}"""), CancellationToken.None));
    }

    [Fact]
    public async Task Start_FaultyIdAndRequest_TellsAllAndStartsNothing()
    {
        var invalid = Assert.IsType<RunStart.Invalid>(await _bench.Client.StartAsync("no spaces\n", """{"type":"SQL"}""", CancellationToken.None));
        Assert.Equal(["runId", "type", "membershipIdentifier", "jobParameters"], invalid.Faults.Select(fault => fault.Field));
        Assert.Empty(_bench.Machine.Executions);
    }

    [Fact]
    public async Task Start_WithoutId_MakesOneThatSortsByTime()
    {
        var started = Assert.IsType<RunStart.Started>(await _bench.Client.StartAsync(null, ClientBench.Request(), CancellationToken.None));
        Assert.Matches("^run-20260504-100000-[0-9a-f]{6}$", started.RunId);
    }

    [Fact]
    public async Task Attach_JobOfTheMembership_StartsARunForIt()
    {
        _bench.AddJob(JobStatus.Started);
        var started = Assert.IsType<RunStart.Started>(
            await _bench.Client.AttachAsync(ClientBench.Membership, ClientBench.JobId, null, CancellationToken.None));
        Assert.Equal($"attach-{ClientBench.JobId}", started.RunId);
        var request = Assert.IsType<RunRequestResult.Valid>(RunRequest.Parse(_bench.Machine.Executions[started.RunId].Input!)).Request;
        Assert.Equal((ClientBench.JobId, ClientBench.Template), (request.Orchestration.AttachJobId, request.Job.AnalysisTemplateArn));
        Assert.Equal(started, await _bench.Client.AttachAsync(ClientBench.Membership, ClientBench.JobId, null, CancellationToken.None));
    }

    [Fact]
    public async Task Attach_NoSuchJob_IsAFault() => Assert.IsType<RunStart.Invalid>(
        await _bench.Client.AttachAsync(ClientBench.Membership, ClientBench.JobId, null, CancellationToken.None));

    [Fact]
    public async Task Restart_OldRun_StartsItsRequestUnderANewId()
    {
        _bench.Machine.Add("mine", ExecutionStatus.Failed, ClientBench.Request());
        var once = Assert.IsType<RunStart.Started>(await _bench.Client.RestartAsync("mine", null, CancellationToken.None));
        var twice = Assert.IsType<RunStart.Started>(await _bench.Client.RestartAsync(once.RunId, null, CancellationToken.None));
        Assert.Matches("^mine-again-[0-9a-f]{6}$", once.RunId);
        Assert.Matches("^mine-again-[0-9a-f]{6}$", twice.RunId);
        Assert.NotEqual(once.RunId, twice.RunId);
        Assert.Equal(ClientBench.Request(), _bench.Machine.Executions[twice.RunId].Input);
        Assert.Null(await _bench.Client.RestartAsync("nobody", null, CancellationToken.None));
    }

    [Fact]
    public async Task Terminate_RunWithAJob_WritesTheStopThenStopsThenCancels()
    {
        _bench.AddJob(JobStatus.Started);
        await _bench.RunAsync("run", record => record with { JobId = ClientBench.JobId, ClockStart = ClientBench.Start });
        Assert.IsType<RunAnswer.Accepted>(await _bench.Client.TerminateAsync("run", "too late", CancellationToken.None));
        Assert.Equal(["stop run Terminated too late"], _bench.Machine.Asked);
        Assert.Equal([ClientBench.JobId], _bench.CleanRooms.Cancels);
        var view = await _bench.Client.GetAsync("run", CancellationToken.None);
        Assert.Equal((RuntimeStatus.Terminated, RunPhase.Cancelling), (view!.RuntimeStatus, view.Progress.Phase));
        Assert.Equal("too late", (await _bench.Client.RecordAsync("run", CancellationToken.None))!.Stop!.Cause);
        Assert.IsType<RunAnswer.Closed>(await _bench.Client.TerminateAsync("run", null, CancellationToken.None));
        Assert.IsType<RunAnswer.NotFound>(await _bench.Client.TerminateAsync("nobody", null, CancellationToken.None));
    }

    [Fact]
    public async Task Terminate_QueuedRun_SettlesAtOnceAndLeavesTheQueue()
    {
        var owner = await _bench.RunAsync("owner");
        await _bench.Core.Turns.EnterAsync(ClientBench.Membership, owner.Run, ClientBench.Start, TimeSpan.FromHours(24), CancellationToken.None);
        var queued = await _bench.RunAsync("queued");
        await _bench.Core.Turns.EnterAsync(ClientBench.Membership, queued.Run, ClientBench.Start, TimeSpan.FromHours(24), CancellationToken.None);
        await _bench.Client.TerminateAsync("queued", null, CancellationToken.None);
        var view = await _bench.Client.GetAsync("queued", CancellationToken.None);
        Assert.Equal((RunStatus.Cancelled, RunPhase.Ended), (view!.Outcome, view.Progress.Phase));
        Assert.NotNull(view.AnnouncedAt);
        Assert.Empty((await _bench.Core.Turns.ReadAsync(ClientBench.Membership, CancellationToken.None)).Waiting);
    }

    [Fact]
    public async Task Rewind_EachWayARunCanBe()
    {
        _bench.Machine.Add("good", ExecutionStatus.Succeeded, ClientBench.Request());
        _bench.Machine.Add("bad", ExecutionStatus.Failed, ClientBench.Request());
        _bench.Machine.Add("cut", ExecutionStatus.Aborted, ClientBench.Request());
        _bench.Machine.Add("live", ExecutionStatus.Running, ClientBench.Request());
        Assert.IsType<RunAnswer.NotFound>(await _bench.Client.RewindAsync("nobody", CancellationToken.None));
        Assert.IsType<RunAnswer.Closed>(await _bench.Client.RewindAsync("good", CancellationToken.None));
        Assert.IsType<RunAnswer.Refused>(await _bench.Client.RewindAsync("live", CancellationToken.None));
        Assert.IsType<RunAnswer.Accepted>(await _bench.Client.RewindAsync("bad", CancellationToken.None));
        Assert.IsType<RunAnswer.Accepted>(await _bench.Client.RewindAsync("cut", CancellationToken.None));
        Assert.Equal(["redrive bad bad-1", "redrive cut cut-1"], _bench.Machine.Asked);
        _bench.Machine.RedriveRefusal = "It is older than 14 days.";
        Assert.Contains("older", Assert.IsType<RunAnswer.Closed>(await _bench.Client.RewindAsync("bad", CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_RunThatAsks_WakesItOnceAndTheFirstAnswerStands()
    {
        await _bench.RunAsync("run", record => record with
        {
            Approval = new Approval(0, 0, 5.33, 1, ClientBench.Start, ClientBench.Start.AddHours(1))
            {
                Wait = new JobWait("token", 0, ClientBench.Start, 0),
            },
        });
        var asking = await _bench.Client.GetAsync("run", CancellationToken.None);
        Assert.Equal((RunPhase.AwaitingApproval, ClientBench.Start.AddHours(1)), (asking!.Progress.Phase, asking.Progress.ApprovalExpires));
        Assert.Equal(RuntimeStatus.Running, asking.RuntimeStatus);
        Assert.IsType<RunAnswer.Accepted>(await _bench.Client.DecideAsync("run", ApprovalVerdict.Rejected, "Ada", "too dear", CancellationToken.None));
        Assert.IsType<RunAnswer.Accepted>(await _bench.Client.DecideAsync("run", ApprovalVerdict.Rejected, "Ada", "too dear", CancellationToken.None));
        Assert.IsType<RunAnswer.Refused>(await _bench.Client.DecideAsync("run", ApprovalVerdict.Approved, null, null, CancellationToken.None));
        Assert.All(_bench.Machine.Asked, asked => Assert.Equal("wake token", asked));
        Assert.IsType<RunAnswer.NotFound>(await _bench.Client.DecideAsync("nobody", ApprovalVerdict.Approved, null, null, CancellationToken.None));
    }

    [Fact]
    public async Task Decide_RunThatDoesNotAsk_IsRefused()
    {
        await _bench.RunAsync("run");
        Assert.IsType<RunAnswer.Refused>(await _bench.Client.DecideAsync("run", ApprovalVerdict.Approved, null, null, CancellationToken.None));
    }

    [Fact]
    public async Task Purge_RunThatIsOver_LeavesATombstone()
    {
        await _bench.RunAsync("run", record => record with
        {
            JobId = ClientBench.JobId,
            Tags = new Dictionary<string, string> { ["team"] = "red" },
            Outcome = new RunOutcome(0, RunStatus.Failed, "JobFailed", "secret words", ClientBench.Start, null, null, null),
            AnnouncedAt = ClientBench.Start,
        });
        await _bench.EndedAsync("run", ClientBench.Start, RunStatus.Failed);
        Assert.IsType<RunAnswer.Refused>(await _bench.Client.PurgeAsync("run", CancellationToken.None));
        _bench.Machine.Executions["run"] = _bench.Machine.Executions["run"] with { Status = ExecutionStatus.Failed };
        _bench.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<RunAnswer.Accepted>(await _bench.Client.PurgeAsync("run", CancellationToken.None));
        Assert.Null(await _bench.Client.GetAsync("run", CancellationToken.None));
        Assert.Null(await _bench.Client.RecordAsync("run", CancellationToken.None));
        Assert.Empty((await _bench.Client.ListAsync(new RunQuery(), CancellationToken.None)).Runs);
        var tombstone = JsonElement.Parse((await _bench.Ledger.ReadAsync(Keys.Run("run"), CancellationToken.None))!.Content.Span);
        Assert.Equal(ClientBench.JobId, tombstone.GetProperty("jobId").GetString());
        Assert.DoesNotContain("secret", tombstone.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("red", tombstone.GetProperty("tags").GetRawText(), StringComparison.Ordinal);
        Assert.IsType<RunAnswer.NotFound>(await _bench.Client.PurgeAsync("run", CancellationToken.None));
    }

    [Fact]
    public async Task Purge_EndNotAnnounced_IsRefused()
    {
        await _bench.RunAsync("run");
        _bench.Machine.Executions["run"] = _bench.Machine.Executions["run"] with { Status = ExecutionStatus.Aborted };
        Assert.IsType<RunAnswer.Refused>(await _bench.Client.PurgeAsync("run", CancellationToken.None));
        Assert.NotNull(await _bench.Client.RecordAsync("run", CancellationToken.None));
    }

    [Fact]
    public async Task History_ToldInTermsOfTheJob()
    {
        await _bench.RunAsync("run", record => record with { JobId = ClientBench.JobId, ClockStart = ClientBench.Start.AddSeconds(2) });
        _bench.Machine.Histories["run"] =
        [
            new(1, ClientBench.Start, "ExecutionStarted", null, null, null, null),
            new(2, ClientBench.Start.AddSeconds(1), "TaskStateEntered", "StartJob", null, null, null),
            new(3, ClientBench.Start.AddSeconds(1), "TaskScheduled", null, null, null, null),
            new(4, ClientBench.Start.AddSeconds(3), "TaskFailed", null, "Throttled", """{"errorType":"Throttled","errorMessage":"slow down"}""", null),
            new(5, ClientBench.Start.AddSeconds(4), "TaskStateEntered", "AwaitJob", null, null, null),
            new(6, ClientBench.Start.AddSeconds(5), "TaskTimedOut", null, "States.Timeout", null, null),
        ];
        var history = await _bench.Client.HistoryAsync("run", CancellationToken.None);
        Assert.Equal(
            [
                (RunEventKind.RunStarted, null), (RunEventKind.Step, null), (RunEventKind.JobStarted, null), (RunEventKind.StepFailed, "slow down"),
                (RunEventKind.Step, null), (RunEventKind.Step, null),
            ],
            history!.Select(told => (told.Kind, told.Cause)));
        Assert.Null(await _bench.Client.HistoryAsync("nobody", CancellationToken.None));
    }
}
