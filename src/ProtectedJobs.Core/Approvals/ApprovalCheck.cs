using System.Globalization;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Approvals;

/// <summary>
/// StartJob's question before it takes a turn or starts anything: may this job be started? The estimate is the least that the
/// job's workers are billed, which is all that is known of a job that has not run.
/// </summary>
internal static class ApprovalCheck
{
    /// <summary>Passes if no consent is needed or it was given; asks for it else.</summary>
    /// <param name="runs">The records.</param>
    /// <param name="record">The attempt's record, without a job.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="step">The invocation.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>The record; the job may be started.</returns>
    /// <exception cref="ApprovalNeeded">Nobody has answered yet.</exception>
    /// <exception cref="ApprovalRejected">The answer is no, or none came in time.</exception>
    public static async Task<RunRecord> PassAsync(
        RunLedger runs,
        RunRecord record,
        RunRequest request,
        Step step,
        CancellationToken cancellationToken)
    {
        var estimate = Compute.LeastCrpuHours(request.Job.Workers);
        if (request.Orchestration.Approval is not { } gate || estimate <= gate.AboveCrpuHours)
        {
            return record;
        }

        record = await runs.ChangeAsync(
            step.Run,
            now => now.Approval switch
            {
                null => now with { Approval = Ask(now, estimate, gate, step.EnteredAt) },
                { IsOpen: true } open when open.ExpiresAt <= step.EnteredAt => now with { Approval = Expire(open, step.EnteredAt) },
                _ => now,
            },
            cancellationToken);
        var approval = record.Approval!;
        return approval.Answer switch
        {
            null => throw new ApprovalNeeded(string.Create(
                CultureInfo.InvariantCulture,
                $"Run {record.RunId}: its job uses {estimate:0.00} CRPU-hours at least, and above {gate.AboveCrpuHours} somebody is to approve it until {approval.ExpiresAt.UtcDateTime:s}Z.")),
            { Verdict: ApprovalVerdict.Approved } => record,
            var answer => throw new ApprovalRejected(Words(record, approval, answer)),
        };
    }

    private static Approval Ask(RunRecord record, double estimate, ApprovalGate gate, DateTimeOffset now) =>
        new(record.Generation, record.Attempt, estimate, gate.AboveCrpuHours, now, now + gate.Timeout);

    private static Approval Expire(Approval open, DateTimeOffset now) =>
        open with { Wait = null, Answer = new ApprovalAnswer(ApprovalVerdict.Expired, null, null, now) };

    private static string Words(RunRecord record, Approval approval, ApprovalAnswer answer)
    {
        if (answer.Verdict == ApprovalVerdict.Expired)
        {
            return $"Run {record.RunId}: nobody approved it between {approval.AskedAt.UtcDateTime:s}Z and {approval.ExpiresAt.UtcDateTime:s}Z. Nothing was started.";
        }

        var who = answer.By is null ? "" : $" by {answer.By}";
        var why = answer.Comment is null ? "" : $": {answer.Comment}";
        return $"Run {record.RunId} was rejected{who} at {answer.At.UtcDateTime:s}Z{why}. Nothing was started.";
    }
}
