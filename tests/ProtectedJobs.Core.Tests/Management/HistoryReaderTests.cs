using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tests.Management;

public sealed class HistoryReaderTests
{
    [Theory]
    [InlineData("ExecutionStarted", null, RunEventKind.RunStarted, "The run was started.")]
    [InlineData("ExecutionRedriven", null, RunEventKind.Redriven, "The run was redriven.")]
    [InlineData("ExecutionSucceeded", null, RunEventKind.RunEnded, "The run succeeded.")]
    [InlineData("ExecutionFailed", "JobFailed", RunEventKind.RunEnded, "The run ended by JobFailed.")]
    [InlineData("ExecutionFailed", null, RunEventKind.RunEnded, "The run ended by an error.")]
    [InlineData("ExecutionAborted", "Stop", RunEventKind.RunEnded, "The run was stopped.")]
    [InlineData("ExecutionTimedOut", null, RunEventKind.RunEnded, "The run timed out.")]
    public void Execution_OfEachEvent_IsTold(string type, string? error, RunEventKind kind, string text) =>
        Assert.Equal([new RunEvent(Sights.Start, kind, text) { HistoryId = 1, Error = error }], HistoryReader.Tell([Event(1, type, error: error)], null));

    [Theory]
    [InlineData("StartJob", "Checks the request and starts the protected job.")]
    [InlineData("AwaitApproval", "Waits for somebody's approval.")]
    [InlineData("AwaitTurn", "Waits for the membership's turn.")]
    [InlineData("AwaitJob", "Waits for the protected job.")]
    [InlineData("PollJob", "Looks at the protected job.")]
    [InlineData("CancelJob", "Asks for the protected job to be cancelled.")]
    [InlineData("CollectResult", "Collects the results.")]
    [InlineData("AnnounceCompletion", "Announces the completion.")]
    [InlineData("EndFailed", "Ends the run, and announces how.")]
    [InlineData("Another", "Another")]
    public void Step_OfEachState_IsTold(string state, string text) => Assert.Equal(
        [new RunEvent(Sights.Start, RunEventKind.Step, text) { HistoryId = 3, State = state }],
        HistoryReader.Tell([Event(3, "TaskStateEntered", state), Event(4, "TaskScheduled"), Event(5, "TaskStateExited", state), Event(6, "ChoiceStateEntered", "Choose")], null));

    [Theory]
    [InlineData("TaskFailed")]
    [InlineData("TaskTimedOut")]
    [InlineData("LambdaFunctionFailed")]
    [InlineData("LambdaFunctionTimedOut")]
    [InlineData("TaskStartFailed")]
    [InlineData("TaskSubmitFailed")]
    public void Failure_OfAStep_NamesTheStateThatWasEnteredLast(string type)
    {
        // The failure's own event names no state.
        var told = HistoryReader.Tell(
            [Event(1, "TaskStateEntered", "StartJob"), Event(2, "TaskStateEntered", "PollJob"), Event(3, type, error: "Throttled", cause: "slow"), Event(4, type)], null);

        Assert.Equal(
            [
                new RunEvent(Sights.Start, RunEventKind.StepFailed, "PollJob: Throttled.") { HistoryId = 3, State = "PollJob", Error = "Throttled", Cause = "slow" },
                new RunEvent(Sights.Start, RunEventKind.StepFailed, "PollJob: it failed.") { HistoryId = 4, State = "PollJob" },
            ],
            told.Skip(2));
    }

    [Fact]
    public void Timeout_OfTheWaitForTheJob_IsNoFailure()
    {
        var told = HistoryReader.Tell([Event(1, "TaskStateEntered", "AwaitJob"), Event(2, "TaskTimedOut", error: "States.Timeout")], null);

        Assert.Equal(
            new RunEvent(Sights.Start, RunEventKind.Step, "No event came: time to look.") { HistoryId = 2, State = "AwaitJob", Error = "States.Timeout" }, told[1]);
        Assert.Equal(
            RunEventKind.StepFailed, HistoryReader.Tell([Event(1, "TaskStateEntered", "AwaitJob"), Event(2, "TaskFailed")], null)[1].Kind);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("""{"errorType":"JobFailed","errorMessage":"no memory"}""", "no memory")]
    [InlineData("""{"errorMessage":7}""", """{"errorMessage":7}""")]
    [InlineData("""{"errorType":"JobFailed"}""", """{"errorType":"JobFailed"}""")]
    [InlineData("{broken", "{broken")]
    [InlineData("[1]", "[1]")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Cause_OfAFunction_IsItsMessage(string? cause, string? words) =>
        Assert.Equal(words, Assert.Single(HistoryReader.Tell([Event(1, "ExecutionFailed", cause: cause)], null)).Cause);

    [Fact]
    public void Record_TellsWhatTheHistoryDoesNot_InOrderOfTime()
    {
        var record = Sights.WithJob with
        {
            StartedSeenAt = At(2),
            Cancel = new CancelRequest(CancelReason.Deadline, At(3)),
            Stop = new StopRequest(ExecutionStatus.Aborted, At(4), "enough"),
            Outcome = Sights.Outcome(RunStatus.Cancelled, "JobCancelled"),
            AnnouncedAt = At(13),
        };

        var told = HistoryReader.Tell([Event(1, "ExecutionStarted"), Event(9, "ExecutionAborted", at: At(3.5))], record);

        Assert.Equal(
            [
                new RunEvent(At(0), RunEventKind.RunStarted, "The run was started.") { HistoryId = 1 },
                new RunEvent(At(1), RunEventKind.JobStarted, "Job job was started."),
                new RunEvent(At(2), RunEventKind.JobRuns, "Job job was seen running."),
                new RunEvent(At(3), RunEventKind.CancelAsked, "Job job was asked to cancel (Deadline)."),
                new RunEvent(At(3.5), RunEventKind.RunEnded, "The run was stopped.") { HistoryId = 9 },
                new RunEvent(At(4), RunEventKind.StopAsked, "The run was asked to stop, or was ended from outside.") { Cause = "enough" },
                new RunEvent(At(12), RunEventKind.Outcome, "The outcome is Cancelled.") { Error = "JobCancelled" },
                new RunEvent(At(13), RunEventKind.Announced, "The end was announced."),
            ],
            told);
    }

    [Fact]
    public void Record_OfAJobThatWasFound_TellsHow() => Assert.Equal(
        "Job job was found to be this run's (Proven).", Assert.Single(HistoryReader.Tell([], Sights.WithJob with { Adoption = Adoption.Proven })).Text);

    [Fact]
    public void Record_OfARunThatHasOnlyBegun_TellsNothing()
    {
        Assert.Empty(HistoryReader.Tell([], Sights.Record));
        Assert.Empty(HistoryReader.Tell([], Sights.Record with { JobId = "job" }));
    }

    private static DateTimeOffset At(double minutes) => Sights.Start.AddMinutes(minutes);

    private static ExecutionEvent Event(long id, string type, string? state = null, string? error = null, string? cause = null, DateTimeOffset? at = null) =>
        new(id, at ?? Sights.Start, type, state, error, cause, null);
}
