using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Tests.Management;

/// <summary>Phase and message of a run in each state it may be seen in.</summary>
public sealed class ProgressPhaseTests
{
    private const string Ending = "The protected job has ended; its results are collected and its end is announced.";
    private const string Cancelling = "The protected job was asked to cancel, and has not ended yet.";
    private static readonly Approval s_asked = new(0, 0, 16.5, 10, Sights.Start, Sights.Start.AddHours(1));
    private static readonly RunRecord s_cancelled = Sights.WithJob with { Cancel = new CancelRequest(CancelReason.Stop, Sights.Start.AddMinutes(5)) };
    private static readonly ExecutionDetail s_redriven = Sights.Execution() with { RedriveCount = 1 };

    [Theory]
    [InlineData("nothing is written", RunPhase.Starting, "Starts its protected job.")]
    [InlineData("opened", RunPhase.Starting, "Starts its protected job.")]
    [InlineData("waits for its redrive", RunPhase.Starting, "Waits for its redrive to begin.")]
    [InlineData("redriven", RunPhase.Starting, "Starts its protected job.")]
    [InlineData("has its turn", RunPhase.Starting, "Starts its protected job.")]
    [InlineData("is in no queue", RunPhase.Starting, "Starts its protected job.")]
    [InlineData("is the next", RunPhase.Queued, "Waits for the membership's turn: it is the next.")]
    [InlineData("is the third", RunPhase.Queued, "Waits for the membership's turn: 2 before it.")]
    [InlineData("asks", RunPhase.AwaitingApproval, "Waits for somebody's approval: its job uses 16.5 CRPU-hours at least, above 10.")]
    [InlineData("approved", RunPhase.Starting, "Starts its protected job.")]
    [InlineData("its job waits", RunPhase.AwaitingJob, "The protected job waits for compute.")]
    [InlineData("its job runs", RunPhase.AwaitingJob, "The protected job runs.")]
    [InlineData("its job is not seen", RunPhase.AwaitingJob, "Waits for the protected job.")]
    [InlineData("its job is cancelled by another", RunPhase.Cancelling, Cancelling)]
    [InlineData("asked to cancel", RunPhase.Cancelling, Cancelling)]
    [InlineData("asked to cancel, and its job is over", RunPhase.Ending, Ending)]
    [InlineData("its job is over", RunPhase.Ending, Ending)]
    [InlineData("its end is written", RunPhase.Ending, Ending)]
    [InlineData("succeeded", RunPhase.Ended, "Succeeded.")]
    [InlineData("failed", RunPhase.Ended, "Ended by JobFailed.")]
    [InlineData("failed, and nothing is written", RunPhase.Ended, "Ended by States.Timeout.")]
    [InlineData("stopped before its job", RunPhase.Ended, "Ended.")]
    [InlineData("stopped, and its job runs", RunPhase.Cancelling, Cancelling)]
    [InlineData("stopped, and its job is not seen", RunPhase.Cancelling, Cancelling)]
    [InlineData("stopped, and its job is over", RunPhase.Ended, "Ended by Stop.")]
    public void Progress_InEachState_TellsPhaseAndMessage(string state, RunPhase phase, string message)
    {
        var progress = ProgressReader.Of(In(state));

        Assert.Equal((phase, message), (progress.Phase, progress.Message));
    }

    private static RunSight In(string state) => state switch
    {
        "nothing is written" => Sights.Of(null),
        "opened" => Sights.Of(Sights.Record),
        "waits for its redrive" => Sights.Of(Failed(), s_redriven with { IsPendingRedrive = true }),
        "redriven" => Sights.Of(Failed(), s_redriven, Sights.Slot("other", "run")),
        "has its turn" => Sights.Of(Sights.Record, slot: Sights.Slot("run", "other")),
        "is in no queue" => Sights.Of(Sights.Record, slot: Sights.Slot("other", "third")),
        "is the next" => Sights.Of(Sights.Record, slot: Sights.Slot("other", "run")),
        "is the third" => Sights.Of(Sights.Record, slot: Sights.Slot("a", "b", "c", "run", "e")),
        "asks" => Sights.Of(Sights.Record with { Approval = s_asked }, slot: Sights.Slot("other", "run")),
        "approved" => Sights.Of(Sights.Record with { Approval = s_asked with { Answer = new ApprovalAnswer(ApprovalVerdict.Approved, null, null, Sights.Start) } }),
        "its job waits" => Sights.Of(Sights.WithJob, slot: Sights.Slot("run"), job: Sights.Job(JobStatus.Submitted)),
        "its job runs" => Sights.Of(Sights.WithJob, job: Sights.Job(JobStatus.Started)),
        "its job is not seen" => Sights.Of(Sights.WithJob),
        "its job is cancelled by another" => Sights.Of(Sights.WithJob, job: Sights.Job(JobStatus.Cancelling)),
        "asked to cancel" => Sights.Of(s_cancelled, job: Sights.Job(JobStatus.Started)),
        "asked to cancel, and its job is over" => Sights.Of(s_cancelled, job: Sights.Job(JobStatus.Cancelled)),
        "its job is over" => Sights.Of(Sights.WithJob, job: Sights.Job(JobStatus.Success)),
        "its end is written" => Sights.Of(Failed()),
        "succeeded" => Sights.Of(Sights.WithJob with { Outcome = Sights.Outcome(RunStatus.Succeeded) }, Sights.Execution(ExecutionStatus.Succeeded)),
        "failed" => Sights.Of(Failed(), Sights.Execution(ExecutionStatus.Failed)),
        "failed, and nothing is written" => Sights.Of(null, Sights.Execution(ExecutionStatus.Failed) with { Error = "States.Timeout" }),
        "stopped before its job" => Sights.Of(Sights.Record, Sights.Execution(ExecutionStatus.Aborted)),
        "stopped, and its job runs" => Sights.Of(Sights.WithJob, Sights.Execution(ExecutionStatus.Aborted), job: Sights.Job(JobStatus.Started)),
        "stopped, and its job is not seen" => Sights.Of(Sights.WithJob, Sights.Execution(ExecutionStatus.Aborted)),
        "stopped, and its job is over" =>
            Sights.Of(Sights.WithJob, Sights.Execution(ExecutionStatus.Aborted) with { Error = "Stop" }, job: Sights.Job(JobStatus.Cancelled)),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    private static RunRecord Failed() => Sights.WithJob with { Outcome = Sights.Outcome(RunStatus.Failed, nameof(JobFailed)) };
}
