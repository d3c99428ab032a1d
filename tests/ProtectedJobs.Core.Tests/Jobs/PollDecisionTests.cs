using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tests.Jobs;

/// <summary>What is done after a look, in the order of the choices: twelve hours of deadline, 32 CRPU, looks from 11 to 30 minutes apart.</summary>
public sealed class PollDecisionTests
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.UnixEpoch.AddYears(50);

    private static readonly RunRequest s_request = Request(new Orchestration());

    private static readonly RunRecord s_record =
        RunRecord.Of(new RunIdentity("run", "arn", s_start, 0)) with { ClockStart = s_start, StartedSeenAt = s_start };

    [Theory]
    [InlineData(JobStatus.Success)]
    [InlineData(JobStatus.Failed)]
    [InlineData(JobStatus.Cancelled)]
    public void Of_AJobThatHasEnded_IsFinished_HoweverLate(JobStatus status)
    {
        var decision = At(100_000, status: status, cancelledAt: 0);

        Assert.Equal((true, null, null, null), (decision.IsFinished, decision.Delay, decision.Limit, decision.Reason));
    }

    [Theory]
    [InlineData(0, 660, 43_200)]
    [InlineData(600, 1260, 42_600)]
    [InlineData(43_000, 200, 200)]
    [InlineData(43_199.5, 1, 1)]
    public void Of_AJobUnderWay_WaitsForAsLongAgain_ButNoLongerThanTheDeadline(double seconds, int delay, int limit) =>
        AssertWaits(At(seconds), delay, limit);

    [Theory]
    [InlineData(43_200)]
    [InlineData(50_000)]
    public void Of_AJobAtItsDeadline_GivesUp(double seconds) => AssertGivesUp(GiveUpReason.Deadline, At(seconds));

    [Theory]
    [InlineData(43_201, null)]
    [InlineData(43_200 + 3600, GiveUpReason.Deadline)]
    public void Of_AJobThatARedriveTookOn_CountsFromThen(double seconds, GiveUpReason? reason) =>
        Assert.Equal(reason, At(seconds, record: s_record with { ClockStart = s_start.AddHours(1) }).Reason);

    [Fact]
    public void Of_AJobOfNoRecordedStart_CountsFromItsCreation() =>
        AssertGivesUp(GiveUpReason.Deadline, At(43_200, record: s_record with { ClockStart = null }));

    [Theory]
    [InlineData(0, 660, 3600)]
    [InlineData(3000, 600, 600)]
    [InlineData(3599, 1, 1)]
    [InlineData(3600, null, null)]
    [InlineData(43_200, null, null)]
    public void Of_AJobWithABudget_WaitsNoLongerThanForThat(double seconds, int? delay, int? limit)
    {
        var decision = At(seconds, new Orchestration { BudgetCrpuHours = 32 });

        if (delay is null)
        {
            AssertGivesUp(seconds < 43_200 ? GiveUpReason.Budget : GiveUpReason.Deadline, decision);
        }
        else
        {
            AssertWaits(decision, delay.Value, limit!.Value);
        }
    }

    [Fact]
    public void Of_AJobThatNobodySawStarted_HasUsedNothing() => AssertWaits(
        At(3600, new Orchestration { BudgetCrpuHours = 32 }, record: s_record with { StartedSeenAt = null }), 1800, 39_600);

    [Theory]
    [InlineData(12, int.MaxValue)]
    [InlineData(16, 4e9)]
    [InlineData(4, 3e9)]
    [InlineData(16, 1e18)]
    [InlineData(4, double.MaxValue)]
    public void Of_AJobWithABudgetWithoutEnd_WaitsForTheDeadline(int workers, double budget)
    {
        var request = new RunRequest(
            s_request.Job with { Workers = new WorkerSpec(WorkerType.Cr1X, workers, new Dictionary<string, string>()) },
            new Orchestration { BudgetCrpuHours = budget });

        AssertWaits(PollDecision.Of(Job(JobStatus.Started), s_record, request, s_start), 660, 43_200);
    }

    [Theory]
    [InlineData(0, 1800, 300, 1800)]
    [InlineData(0, 120, 120, 1800)]
    [InlineData(0, 10, 30, 1800)]
    [InlineData(1700, 1800, 100, 100)]
    public void Of_AJobAskedToCancel_LooksOftenButNotTooOften(double seconds, int max, int delay, int limit)
    {
        var orchestration = new Orchestration { Poll = new PollPlan(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(max)) };

        AssertWaits(At(50_000 + seconds, orchestration, cancelledAt: 50_000), delay, limit);
    }

    [Theory]
    [InlineData(51_800)]
    [InlineData(60_000)]
    public void Of_AJobAskedToCancelHalfAnHourAgo_GivesUp(double seconds) =>
        AssertGivesUp(GiveUpReason.WillNotCancel, At(seconds, cancelledAt: 50_000));

    [Theory]
    [InlineData(0, 660, 43_200)]
    [InlineData(600, 1260, 42_600)]
    [InlineData(50_000, 1, 1)]
    public void Next_OfARun_WaitsAndNeverGivesUp(double seconds, int delay, int limit) =>
        AssertWaits(PollDecision.Next(s_record, s_request, s_start.AddSeconds(seconds)), delay, limit);

    [Fact]
    public void Next_OfARunOfNoRecordedStart_CountsFromNow() =>
        AssertWaits(PollDecision.Next(s_record with { ClockStart = null }, s_request, s_start.AddSeconds(600)), 660, 43_200);

    [Theory]
    [InlineData(10.2, 99.1, 11, 100)]
    [InlineData(10, 11, 10, 11)]
    [InlineData(10, 10, 10, 11)]
    [InlineData(20, 10, 10, 11)]
    [InlineData(-5, -5, 1, 2)]
    public void Plan_OfAWait_IsOfWholeSeconds_AndEndsAfterItsLook(double delay, double limit, int look, int wait)
    {
        var decision = PollDecision.WaitFor(TimeSpan.FromSeconds(delay), TimeSpan.FromSeconds(limit));

        Assert.Equal(new WaitPlan("job", look, wait), WaitPlan.Of("job", decision));
    }

    [Fact]
    public void Plan_OfAJobToGiveUp_IsTimeForOneLook() =>
        Assert.Equal(new WaitPlan("job", 60, 61), WaitPlan.Of("job", PollDecision.GiveUp(GiveUpReason.Deadline)));

    private static PollDecision At(
        double seconds, Orchestration? orchestration = null, RunRecord? record = null, JobStatus status = JobStatus.Started, double? cancelledAt = null)
    {
        var known = record ?? s_record;
        return PollDecision.Of(
            Job(status),
            cancelledAt is { } at ? known with { Cancel = new CancelRequest(CancelReason.Deadline, s_start.AddSeconds(at)) } : known,
            orchestration is null ? s_request : Request(orchestration),
            s_start.AddSeconds(seconds));
    }

    private static RunRequest Request(Orchestration orchestration) => new(new JobSpec { MembershipId = "m", AnalysisTemplateArn = "t" }, orchestration);

    private static ProtectedJob Job(JobStatus status) =>
        new() { Id = "job", MembershipId = "m", MembershipArn = "arn", CreateTime = s_start, Status = status };

    private static void AssertWaits(PollDecision decision, int delay, int limit) => Assert.Equal(
        (false, TimeSpan.FromSeconds(delay), TimeSpan.FromSeconds(limit), null),
        (decision.IsFinished, decision.Delay, decision.Limit, decision.Reason));

    private static void AssertGivesUp(GiveUpReason reason, PollDecision decision) => Assert.Equal(
        (false, null, null, reason), (decision.IsFinished, decision.Delay, decision.Limit, decision.Reason));
}
