using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Tests.Management;

public sealed class RunListItemTests
{
    private static readonly RunSummary s_summary = new(
        "run", Sights.Arn, 1, "m", "t", "job", JobStatus.Failed, RunStatus.Failed, "JobFailed", Sights.Start, Sights.Now,
        new RunUsage(7, null, null), new Dictionary<string, string> { ["team"] = "red" }, new Trigger("manual", null, null))
    {
        Adopted = Adoption.Proven,
    };

    [Fact]
    public void Item_OfAnEndedRun_TellsItsSummary()
    {
        var run = RunListItem.Of(s_summary, null);

        Assert.Equal(("run", Sights.Arn, RuntimeStatus.Failed, RunStatus.Failed, "JobFailed"), (run.RunId, run.ExecutionArn, run.RuntimeStatus, run.Outcome, run.Error));
        Assert.Equal((1, Sights.Start, Sights.Now), (run.Attempt, run.StartedAt, run.EndedAt));
        Assert.Equal(("job", JobStatus.Failed, Adoption.Proven, 7.0), (run.JobId, run.JobStatus, run.Adopted, run.Usage?.CrpuHours));
        Assert.Equal(("m", "t", "red", "manual"), (run.MembershipId, run.AnalysisTemplateArn, run.Tags["team"], run.Trigger?.Kind));
    }

    [Fact]
    public void Item_OfARunUnderWayAgain_TellsNothingOfAnEnd()
    {
        var run = RunListItem.Of(s_summary, new RunningExecution("run", Sights.Arn, Sights.Start, 3));

        Assert.Equal((RuntimeStatus.Running, 3, Sights.Start), (run.RuntimeStatus, run.Attempt, run.StartedAt));
        Assert.Equal((null, null, null, null, null), (run.Outcome, run.Error, run.EndedAt, run.JobId, run.JobStatus));
        Assert.Equal((Adoption.None, null), (run.Adopted, run.Usage));
        Assert.Equal(("m", "t", "red", "manual"), (run.MembershipId, run.AnalysisTemplateArn, run.Tags["team"], run.Trigger?.Kind));
    }

    [Fact]
    public void Item_OfALaterRunOfTheName_IsThatRuns()
    {
        var later = new RunningExecution("run", "arn:later", Sights.Start.AddSeconds(1), 0);

        var run = RunListItem.Of(s_summary, later);

        Assert.Equal(("arn:later", RuntimeStatus.Pending, 0, later.StartTime, null), (run.ExecutionArn, run.RuntimeStatus, run.Attempt, run.StartedAt, run.MembershipId));
        Assert.Empty(run.Tags);
    }

    [Fact]
    public void Item_OfNothing_IsRefused() => Assert.Throws<ArgumentException>(() => RunListItem.Of(null, null));

    [Theory]
    [InlineData(null, null, RuntimeStatus.Running)]
    [InlineData(null, ExecutionStatus.Aborted, RuntimeStatus.Running)]
    [InlineData(RunStatus.Succeeded, null, RuntimeStatus.Completed)]
    [InlineData(RunStatus.Cancelled, null, RuntimeStatus.Canceled)]
    [InlineData(RunStatus.Failed, null, RuntimeStatus.Failed)]
    [InlineData(RunStatus.OverBudget, null, RuntimeStatus.Failed)]
    [InlineData(RunStatus.Succeeded, ExecutionStatus.Running, RuntimeStatus.Completed)]
    [InlineData(RunStatus.Succeeded, ExecutionStatus.Aborted, RuntimeStatus.Terminated)]
    [InlineData(RunStatus.Cancelled, ExecutionStatus.Aborted, RuntimeStatus.Terminated)]
    [InlineData(RunStatus.Cancelled, ExecutionStatus.TimedOut, RuntimeStatus.Failed)]
    [InlineData(RunStatus.Cancelled, ExecutionStatus.Failed, RuntimeStatus.Canceled)]
    public void Status_ByTheSummaryAlone_IsThatOfItsEnd(RunStatus? outcome, ExecutionStatus? stoppedAs, RuntimeStatus status) =>
        Assert.Equal(status, RuntimeStatuses.Of(s_summary with { Outcome = outcome, StoppedAs = stoppedAs }));

    [Theory]
    [InlineData(ExecutionStatus.Running, true, null, RuntimeStatus.Running)]
    [InlineData(ExecutionStatus.Running, false, RunStatus.Failed, RuntimeStatus.Pending)]
    [InlineData(ExecutionStatus.Succeeded, false, null, RuntimeStatus.Completed)]
    [InlineData(ExecutionStatus.Failed, true, null, RuntimeStatus.Failed)]
    [InlineData(ExecutionStatus.Failed, true, RunStatus.Cancelled, RuntimeStatus.Canceled)]
    [InlineData(ExecutionStatus.TimedOut, true, RunStatus.Cancelled, RuntimeStatus.Failed)]
    [InlineData(ExecutionStatus.Aborted, true, RunStatus.Cancelled, RuntimeStatus.Terminated)]
    public void Status_OfAnExecution_IsInDurableFunctionsWords(ExecutionStatus execution, bool hasBegun, RunStatus? outcome, RuntimeStatus status) =>
        Assert.Equal(status, RuntimeStatuses.Of(execution, hasBegun, outcome));
}
