using System.Text.Json;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tests.Completion;

/// <summary>What an end's event is about, and what it is traced back to.</summary>
public sealed class CompletionEventTests
{
    private const string MachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:ProtectedJobRun";
    private const string ExecutionArn = "arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun:run";
    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ExecutionArn, MachineArn)]
    [InlineData("arn:aws:states:us-east-1:000000000000:express:ProtectedJobRun:run:1", MachineArn)]
    [InlineData("no execution's", null)]
    [InlineData("arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun", null)]
    public void Event_NamesTheExecutionAndItsMachine(string executionArn, string? machineArn)
    {
        string?[] wanted = [executionArn, machineArn];

        Assert.Equal(wanted.OfType<string>(), EventOf(Record() with { ExecutionArn = executionArn }).Resources);
    }

    [Fact]
    public void Event_NamesTheMembershipAndTheTemplateIfTheyAreKnown()
    {
        var job = new ProtectedJob
        {
            Id = "j",
            MembershipId = "m",
            MembershipArn = "arn:m",
            CreateTime = s_at,
            Status = JobStatus.Success,
            JobParameters = new JobParameters("arn:t"),
        };

        var told = EventOf(Record() with { AnalysisTemplateArn = "arn:t" }, Outcome(RunStatus.Succeeded, null) with { Job = job });

        Assert.Equal([ExecutionArn, MachineArn, "arn:m", "arn:t"], told.Resources);
    }

    [Theory]
    [InlineData(null, "run")]
    [InlineData("schedule-7", "schedule-7")]
    public void Event_IsTracedToWhatStartedTheRun_OrToTheRun(string? triggerId, string correlation)
    {
        var detail = Detail(EventOf(Record() with { Trigger = new Trigger("schedule", triggerId, null) }));

        Assert.Equal(correlation, detail.Metadata.CorrelationId);
        Assert.Equal("run", Detail(EventOf(Record())).Metadata.CorrelationId);
    }

    [Fact]
    public void Event_TellsTheErrorAndTheStop_IfThereWasOne()
    {
        var good = Detail(EventOf(Record(), Outcome(RunStatus.Succeeded, null))).Data;
        var bad = Detail(EventOf(Record() with { Stop = new StopRequest(ExecutionStatus.Aborted, s_at, null) }, Outcome(RunStatus.Cancelled, "JobCancelled"))).Data;

        Assert.Equal((null, false), (good.Error, good.Stopped));
        Assert.Equal((new CompletionError("JobCancelled", "cause"), true), (bad.Error, bad.Stopped));
    }

    private static RunRecord Record() => RunRecord.Of(new RunIdentity("run", ExecutionArn, s_at, 0));

    private static RunOutcome Outcome(RunStatus status, string? error) => new(0, status, error, error is null ? null : "cause", s_at, null, null, null);

    private static CompletionEvent EventOf(RunRecord record, RunOutcome? outcome = null) =>
        CompletionEvent.Of(record, outcome ?? Outcome(RunStatus.Failed, "JobFailed"));

    private static CompletionDetail Detail(CompletionEvent told) => JsonSerializer.Deserialize(told.Detail, Core.Json.CoreJson.Default.CompletionDetail)!;
}
