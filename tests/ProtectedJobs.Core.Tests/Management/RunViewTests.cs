using System.Text.Json;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Management;

public sealed class RunViewTests
{
    private static readonly StartIntent s_intent = new("id", "hash", null, null, Sights.Start, 0, 0);

    private static readonly RunRecord s_failed = Sights.WithJob with
    {
        Generation = 2,
        Outcome = Sights.Outcome(RunStatus.Failed, "JobFailed") with
        {
            Cause = "no memory",
            Job = Sights.Job(JobStatus.Failed),
            Results = new RunResults.MemberList([]),
            Usage = new RunUsage(7, null, null),
        },
        AnnouncedAt = Sights.Start.AddMinutes(13),
    };

    [Fact]
    public void Status_OfARunUnderWay_IsPending_UntilItHasHadItsTurn()
    {
        var approval = new Approval(0, 0, 16.5, 10, Sights.Start, Sights.Start.AddHours(1));
        var behind = Sights.Slot("other", "run");

        Assert.Equal(RuntimeStatus.Pending, StatusOf(null));
        Assert.Equal(RuntimeStatus.Pending, StatusOf(Sights.Record, Sights.Slot("run")));
        Assert.Equal(RuntimeStatus.Pending, StatusOf(Sights.Record, behind));
        Assert.Equal(RuntimeStatus.Running, StatusOf(Sights.Record with { Intent = s_intent }, Sights.Slot("run")));
        Assert.Equal(RuntimeStatus.Running, StatusOf(Sights.Record with { Approval = approval }, behind));
        Assert.Equal(RuntimeStatus.Running, StatusOf(Sights.WithJob));

        static RuntimeStatus StatusOf(RunRecord? record, SlotDocument? slot = null) => RunView.Of(Sights.Of(record, slot: slot)).RuntimeStatus;
    }

    [Fact]
    public void View_OfAnEnd_TellsAllOfIt()
    {
        var view = RunView.Of(Sights.Of(s_failed, Sights.Execution(ExecutionStatus.Failed) with
        {
            StopTime = Sights.Start.AddMinutes(14),
            Error = "States.TaskFailed",
            Cause = "a document",
            IsRedrivable = true,
        }));

        Assert.Equal((RuntimeStatus.Failed, ExecutionStatus.Failed, RunStatus.Failed), (view.RuntimeStatus, view.ExecutionStatus, view.Outcome));
        Assert.Equal(("JobFailed", "no memory"), (view.Error, view.Cause));
        Assert.Equal(("run", Sights.Arn, 0, 2, true), (view.RunId, view.ExecutionArn, view.Attempt, view.Generation, view.CanRewind));
        Assert.Equal((Sights.Start, Sights.Start.AddMinutes(14), Sights.Start.AddMinutes(13)), (view.CreatedAt, view.EndedAt, view.AnnouncedAt));
        Assert.Equal(new RunUsage(7, null, null), view.Usage);
        Assert.IsType<RunResults.MemberList>(view.Results);
    }

    [Fact]
    public void View_OfARedrivenRun_TellsNothingOfTheAttemptBefore_ButItsGeneration()
    {
        var view = RunView.Of(Sights.Of(s_failed, Sights.Execution() with { RedriveCount = 1, Redrive = Sights.Start.AddMinutes(18) }));

        Assert.Equal((RuntimeStatus.Pending, null, null, null), (view.RuntimeStatus, view.Outcome, view.Error, view.Cause));
        Assert.Equal((null, null, null, null), (view.Results, view.Usage, view.AnnouncedAt, view.EndedAt));
        Assert.Equal((null, null, null), (view.Progress.JobId, view.Progress.JobStatus, view.Progress.CrpuHours));
        Assert.Equal((1, 2, Sights.Start.AddMinutes(18)), (view.Attempt, view.Generation, view.LastUpdatedAt));
        Assert.Equal(CoreWorld.Membership, view.MembershipId);
    }

    [Fact]
    public void View_OfAPurgedRun_TellsHowItEnded_AndNothingOfWhatItDid()
    {
        var view = RunView.Of(Sights.Of(s_failed.Tombstone(Sights.Now), Sights.Execution(ExecutionStatus.Failed) with { Input = null }));

        Assert.Equal((RunStatus.Failed, "JobFailed", null), (view.Outcome, view.Error, view.Cause));
        Assert.Equal((null, null, null), (view.Results, view.Usage, view.AnalysisTemplateArn));
        Assert.Equal(("job", null, null), (view.Progress.JobId, view.Progress.JobStatus, view.Progress.CrpuHours));
        Assert.Empty(view.Tags);
    }

    [Fact]
    public void Error_OfAnEndNobodyWroteDown_IsTheExecutions_Cut()
    {
        var view = RunView.Of(Sights.Of(Sights.Record, Sights.Execution(ExecutionStatus.TimedOut) with { Error = "States.Timeout", Cause = new string('x', 10_000) }));

        Assert.Equal(("States.Timeout", RunOutcome.LongestCause, null), (view.Error, view.Cause!.Length, view.Outcome));
    }

    [Fact]
    public void End_IsTheExecutions_ElseTheOutcomes_AndNoneWhileItRuns()
    {
        Assert.Null(RunView.Of(Sights.Of(s_failed, Sights.Execution() with { StopTime = Sights.Now })).EndedAt);
        Assert.Equal(Sights.Start.AddMinutes(12), RunView.Of(Sights.Of(s_failed, Sights.Execution(ExecutionStatus.Failed))).EndedAt);
    }

    [Fact]
    public void Membership_Template_AndTags_AreTheRecords_OrTheRequests()
    {
        var request = Sights.Execution(orchestration: """{"tags":{"team":"asked"},"trigger":{"kind":"manual"}}""");
        var unread = Sights.Execution() with { Input = "[]" };
        var record = Sights.Record with { MembershipId = "m", AnalysisTemplateArn = "t", Tags = new Dictionary<string, string> { ["team"] = "kept" } };

        Assert.Equal((CoreWorld.Membership, CoreWorld.Template, "asked"), Of(null, request));
        Assert.Equal(("m", "t", "asked"), Of(record, request));
        Assert.Equal(("m", "t", "kept"), Of(record, unread));
        Assert.Equal((null, null, null), Of(null, unread));
        Assert.Equal("manual", RunView.Of(Sights.Of(null, request)).Trigger?.Kind);

        static (string?, string?, string?) Of(RunRecord? record, ExecutionDetail execution) =>
            RunView.Of(Sights.Of(record, execution)) is var view ? (view.MembershipId, view.AnalysisTemplateArn, view.Tags.GetValueOrDefault("team")) : default;
    }

    [Fact]
    public void LastChange_IsTheLatestOfAll()
    {
        var records = new[]
        {
            Sights.WithJob,
            Sights.WithJob with { StartedSeenAt = At(2) },
            Sights.WithJob with { Wait = new JobWait("token", 0, At(3), 0) },
            Sights.WithJob with { Cancel = new CancelRequest(CancelReason.Stop, At(4)) },
            Sights.WithJob with { Stop = new StopRequest(ExecutionStatus.Aborted, At(5), null) },
            Sights.WithJob with { Outcome = Sights.Outcome(RunStatus.Failed) },
            s_failed,
        };

        Assert.Equal([At(1), At(2), At(3), At(4), At(5), At(12), At(13)], records.Select(record => RunView.Of(Sights.Of(record)).LastUpdatedAt));
        Assert.Equal(At(15), RunView.Of(Sights.Of(s_failed, Sights.Execution(ExecutionStatus.Failed) with { StopTime = At(15) })).LastUpdatedAt);
        Assert.Equal(At(0), RunView.Of(Sights.Of(null)).LastUpdatedAt);
    }

    [Fact]
    public void Documents_ThatAreNoJson_AreText()
    {
        var view = RunView.Of(Sights.Of(null, Sights.Execution(ExecutionStatus.Succeeded) with { Input = "{broken", Output = """{"a":1}""" }));

        Assert.Equal(("{broken", 1), (view.Input!.Value.GetString(), view.Output!.Value.GetProperty("a").GetInt32()));
        Assert.Equal(JsonValueKind.Object, RunView.Of(Sights.Of(null)).Input!.Value.ValueKind);
        Assert.Null(RunView.Of(Sights.Of(null)).Output);
    }

    private static DateTimeOffset At(int minutes) => Sights.Start.AddMinutes(minutes);
}
