using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Management;

/// <summary>A run as it may be seen, twenty minutes after its start.</summary>
internal static class Sights
{
    public const string Arn = "arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun:run";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = Start.AddMinutes(20);
    public static readonly CrpuPrice Price = new(2m, "USD", "2026-02");

    public static readonly RunRecord Record = RunRecord.Of(new RunIdentity("run", Arn, Start, 0)) with
    {
        MembershipId = CoreWorld.Membership,
        AnalysisTemplateArn = CoreWorld.Template,
    };

    /// <summary>The record of a run that waits for its job.</summary>
    public static readonly RunRecord WithJob = Record with { JobId = "job", ClockStart = Start.AddMinutes(1) };

    public static ExecutionDetail Execution(ExecutionStatus status = ExecutionStatus.Running, string orchestration = "{}") =>
        new("run", Arn, status, false, Start, null, 0, null, Now) { Input = CoreWorld.Request(orchestration).GetRawText() };

    public static RunSight Of(RunRecord? record, ExecutionDetail? execution = null, SlotDocument? slot = null, ProtectedJob? job = null, CrpuPrice? price = null) =>
        new(execution ?? Execution(), record, slot, job, price);

    public static ProtectedJob Job(JobStatus status, double? units = null) => new()
    {
        Id = "job",
        MembershipId = CoreWorld.Membership,
        MembershipArn = "arn",
        CreateTime = Start,
        Status = status,
        Statistics = units is null ? null : new JobStatistics(1000, new BilledUtilization(units)),
    };

    public static RunOutcome Outcome(RunStatus status, string? error = null) => new(0, status, error, null, Start.AddMinutes(12), null, null, null);

    /// <summary>A slot that these have entered in turn.</summary>
    public static SlotDocument Slot(params string[] runs) =>
        runs.Aggregate(SlotDocument.Empty, (slot, run) => slot.Enter(run == "run" ? Record.Run : new RunIdentity(run, $"arn:{run}", Start, 0), Start));
}
