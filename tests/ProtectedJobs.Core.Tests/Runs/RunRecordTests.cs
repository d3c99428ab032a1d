using System.Text.Json;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Tests.Runs;

public sealed class RunRecordTests
{
    private static readonly DateTimeOffset s_at = DateTimeOffset.UnixEpoch;

    /// <summary>A run that is over; what a purge is to forget is spelt "secret".</summary>
    private static readonly RunRecord s_over = RunRecord.Of(new RunIdentity("run", "arn", s_at, 1)) with
    {
        MembershipId = "m",
        AnalysisTemplateArn = "secret",
        Tags = new Dictionary<string, string> { ["secret"] = "secret" },
        Trigger = new Trigger("secret", "secret", s_at),
        JobId = "job",
        Adoption = Adoption.Proven,
        ClockStart = s_at,
        Cancel = new CancelRequest(CancelReason.Stop, s_at),
        Wait = new JobWait("secret", 1, s_at, 0),
        Approval = new Approval(0, 1, 5, 1, s_at, s_at) { Answer = new ApprovalAnswer(ApprovalVerdict.Approved, "secret", "secret", s_at) },
        Stop = new StopRequest(ExecutionStatus.Aborted, s_at, "secret"),
        Outcome = new RunOutcome(
            1,
            RunStatus.Cancelled,
            "JobCancelled",
            "secret",
            s_at,
            new ProtectedJob { Id = "secret", MembershipId = "m", MembershipArn = "arn", CreateTime = s_at, Status = JobStatus.Cancelled },
            new RunResults.MemberList([new MemberAccount("secret")]),
            new RunUsage(5, 600_000, new CostEstimate(10, "secret", 2, null))),
        AnnouncedAt = s_at,
    };

    [Fact]
    public void Tombstone_OfARunThatIsOver_TellsWhoseTheJobIs_AndForgetsTheRest()
    {
        var left = s_over.Tombstone(s_at.AddDays(1));

        Assert.Empty(left.Tags);
        Assert.Equal(
            s_over with
            {
                PurgedAt = s_at.AddDays(1),
                AnalysisTemplateArn = null,
                Tags = left.Tags,
                Trigger = null,
                Wait = null,
                Approval = null,
                Stop = new StopRequest(ExecutionStatus.Aborted, s_at, null),
                Outcome = new RunOutcome(1, RunStatus.Cancelled, "JobCancelled", null, s_at, null, null, null),
            },
            left);
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(left, CoreJson.Default.RunRecord), StringComparison.Ordinal);
    }

    [Fact]
    public void Tombstone_OfATombstone_KeepsItsTime()
    {
        var left = s_over.Tombstone(s_at.AddDays(1));

        Assert.Equal(s_at.AddDays(1), left.Tombstone(s_at.AddDays(2)).PurgedAt);
    }

    [Fact]
    public void Tombstone_OfARunThatWasNeitherStoppedNorEnded_HasNoStopAndNoOutcome()
    {
        var left = (s_over with { Stop = null, Outcome = null }).Tombstone(s_at);

        Assert.Equal((null, null), (left.Stop, left.Outcome));
    }

    [Theory]
    [InlineData(1, true, 0, true, true)]
    [InlineData(1, false, 0, true, true)]
    [InlineData(1, false, 0, false, true)]
    [InlineData(0, true, 1, false, false)]
    [InlineData(0, true, 1, true, false)]
    [InlineData(1, true, 1, false, true)]
    [InlineData(1, true, 1, true, false)]
    [InlineData(1, false, 1, false, false)]
    [InlineData(1, false, 1, true, false)]
    public void Summary_ThatTellsMore_Replaces(int attempt, bool ended, int otherAttempt, bool otherEnded, bool replaces)
    {
        Assert.Equal(replaces, Of(attempt, ended).Replaces(Of(otherAttempt, otherEnded)));
        Assert.True(Of(attempt, ended).Replaces(null));

        static RunSummary Of(int attempt, bool ended) =>
            RunSummary.Of(s_over with { Attempt = attempt, Outcome = ended ? s_over.Outcome! with { Attempt = attempt } : null });
    }

    [Fact]
    public void Summary_OfARecord_HasWhatItTells()
    {
        var (run, arn, attempt, membership, template, job, status, outcome, error, started, ended, usage, tags, trigger) = RunSummary.Of(s_over);

        Assert.Equal(("run", "arn", 1, "m", "secret", "job"), (run, arn, attempt, membership, template, job));
        Assert.Equal((JobStatus.Cancelled, RunStatus.Cancelled, "JobCancelled"), (status, outcome, error));
        Assert.Equal((s_at, s_at, s_over.Outcome!.Usage), (started, ended, usage));
        Assert.Equal((s_over.Tags, s_over.Trigger), (tags, trigger));
        Assert.Equal((ExecutionStatus.Aborted, Adoption.Proven), (RunSummary.Of(s_over).StoppedAs, RunSummary.Of(s_over).Adopted));
    }

    [Fact]
    public void Document_WrittenByAWrite_RemembersIt()
    {
        Assert.Equal("w", s_over.WrittenBy("w").WriteId);
        Assert.Equal("w", RunSummary.Of(s_over).WrittenBy("w").WriteId);
    }

    [Fact]
    public void Cause_LongerThanIsKept_IsCutToThat()
    {
        var longest = $"a{new string('b', RunOutcome.LongestCause - 1)}";

        Assert.Null(RunOutcome.Cut(null));
        Assert.Equal(longest, RunOutcome.Cut(longest));
        Assert.Equal($"{longest[..^1]}…", RunOutcome.Cut($"{longest}b"));
    }
}
