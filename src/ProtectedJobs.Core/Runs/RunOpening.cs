using System.Text.Json;
using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Runs;

/// <summary>The first step of an attempt: from a request to a job that is awaited. Nothing else takes turns or starts jobs.</summary>
/// <param name="attempts">Opens the attempt.</param>
/// <param name="runs">The records.</param>
/// <param name="turns">The slots.</param>
/// <param name="starter">Starts the job.</param>
/// <param name="watch">Looks at a job there is already.</param>
public sealed class RunOpening(Attempts attempts, RunLedger runs, Turns turns, JobStarter starter, JobWatch watch)
{
    /// <summary>Opens an attempt and makes sure that it has a job.</summary>
    /// <param name="step">The invocation.</param>
    /// <param name="input">The execution's input.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>The job, and when to look at it.</returns>
    public async Task<WaitPlan> OpenAsync(Step step, JsonElement input, CancellationToken cancellationToken)
    {
        var parsed = RunRequest.Parse(input);
        var record = await attempts.BeginAsync(step.Run, parsed, step.EnteredAt, cancellationToken);
        if (record.Outcome is not null)
        {
            throw new RunSuperseded($"Run {record.RunId}: attempt {record.Attempt} is over.");
        }

        if (parsed is not RunRequestResult.Valid(var request))
        {
            throw new InvalidRequest(parsed.ToString());
        }

        if (step.Run.RedriveCount > 0)
        {
            // A redrive runs a state again that was entered long ago, and its clocks start afresh: the service tells the time.
            step = step with { EnteredAt = await starter.LaterAsync(step.EnteredAt, request, cancellationToken) };
        }

        record = await starter.SettleAsync(record, request, cancellationToken);
        if (record is { Stop: not null, JobId: null, Intent: null })
        {
            throw StoppedBefore(record);
        }

        record = await DecideOnEarlierJobAsync(record, request, step, cancellationToken);
        if (record.JobId is null)
        {
            record = request.Orchestration.AttachJobId is { } attach
                ? await AttachAsync(record, attach, step, cancellationToken)
                : await StartAsync(record, request, step, cancellationToken);
        }

        if (record.Stop is not null)
        {
            if (record.JobId is null)
            {
                // Stopped while the job to attach was looked at: it stays whose it was.
                throw StoppedBefore(record);
            }

            await watch.CancelAsync(record, CancelReason.Stop, step.EnteredAt, cancellationToken);
            throw new JobCancelled($"Run {record.RunId} was stopped; its job {record.JobId} was asked to cancel.");
        }

        return WaitPlan.Of(record.JobId!, PollDecision.Next(record, request, step.EnteredAt));
    }

    private static JobCancelled StoppedBefore(RunRecord record) => new($"Run {record.RunId} was stopped before its job was started.");

    private async Task<RunRecord> StartAsync(RunRecord record, RunRequest request, Step step, CancellationToken cancellationToken)
    {
        record = await ApprovalCheck.PassAsync(runs, record, request, step, cancellationToken);
        return await starter.StartAsync(record, request, step, cancellationToken);
    }

    /// <summary>
    /// A redrive keeps a job that is under way or good, and leaves one that ended badly for a new generation's. An attempt decides
    /// once: its retries, which may find the job ended, start no other.
    /// </summary>
    private async Task<RunRecord> DecideOnEarlierJobAsync(RunRecord record, RunRequest request, Step step, CancellationToken cancellationToken)
    {
        if (record.JobId is null || record.DecidedAttempt >= record.Attempt)
        {
            return record;
        }

        var isAttached = request.Orchestration.AttachJobId is not null;
        var (job, _) = await watch.LookAsync(record, step.EnteredAt, cancellationToken);
        if (!isAttached && !job.Status.IsTerminal())
        {
            await turns.EnterAsync(
                request.Job.MembershipId, step.Run, step.EnteredAt, request.Orchestration.QueueTimeout, cancellationToken);
        }

        return await runs.ChangeAsync(
            step.Run,
            r => r.JobId != job.Id || r.DecidedAttempt >= r.Attempt ? r
                : !isAttached && job.Status is (JobStatus.Failed or JobStatus.Cancelled) ? NextGeneration(r)
                : r with
                {
                    DecidedAttempt = r.Attempt,
                    ClockStart = step.EnteredAt,
                    // A cancel that never reached the job is not this attempt's wish.
                    Cancel = job.Status is JobStatus.Submitted or JobStatus.Started ? null : r.Cancel,
                },
            cancellationToken);
    }

    private static RunRecord NextGeneration(RunRecord record) => record with
    {
        Generation = record.Generation + 1,
        DecidedAttempt = record.Attempt,
        JobId = null,
        Intent = null,
        Adoption = Adoption.None,
        ClockStart = null,
        StartedSeenAt = null,
        Cancel = null,
        Approval = null,
    };

    private async Task<RunRecord> AttachAsync(RunRecord record, string jobId, Step step, CancellationToken cancellationToken)
    {
        var attached = record with { JobId = jobId };
        try
        {
            await watch.LookAsync(attached with { StartedSeenAt = step.EnteredAt }, step.EnteredAt, cancellationToken);
        }
        catch (JobUnknown)
        {
            throw new InvalidRequest($"orchestration.attachJobId: wanted a job of membership {record.MembershipId}, found none of the id {jobId}");
        }

        var claim = await runs.ClaimAsync(jobId, record, cancellationToken);
        if ((claim.RunId, claim.ExecutionStartTime) != (record.RunId, record.ExecutionStartTime))
        {
            throw new InvalidRequest($"orchestration.attachJobId: wanted a job that no run has, found that of run {claim.RunId}");
        }

        return await runs.ChangeAsync(
            step.Run,
            r => r.JobId is null && r.Stop is null
                ? r with { JobId = jobId, Adoption = Adoption.Attached, ClockStart = step.EnteredAt, DecidedAttempt = r.Attempt }
                : r,
            cancellationToken);
    }
}
