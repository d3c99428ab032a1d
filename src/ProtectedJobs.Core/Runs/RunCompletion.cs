using System.Text.Json.Serialization;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Runs;

/// <summary>The last steps of a run whose job has ended: collect, then announce.</summary>
/// <param name="runs">The records.</param>
/// <param name="watch">Looks at the job.</param>
/// <param name="turns">The slots.</param>
/// <param name="collector">Finds out what came out.</param>
/// <param name="outbox">Settles and announces.</param>
public sealed class RunCompletion(
    RunLedger runs,
    JobWatch watch,
    Turns turns,
    ResultCollector collector,
    Outbox outbox)
{
    /// <summary>How often the job is read again for units that have not settled.</summary>
    public const int MostRereads = 4;

    /// <summary>CollectResult: reads the job itself, hands the turn over, and tells what came out.</summary>
    /// <exception cref="RunRedriven">The job did not succeed, and this attempt has not decided about it yet.</exception>
    /// <exception cref="JobStillLive">The job has not ended.</exception>
    /// <exception cref="UsageUnsettled">The job succeeded and its units have not settled; not thrown on the last retry.</exception>
    /// <exception cref="RunEnded">The job ended badly.</exception>
    public async Task<CollectedRun> CollectAsync(Step step, CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(step.Run, cancellationToken)
            ?? throw new RunRedriven($"Run {step.Run.Id} has no record.");
        if (record.Attempt > step.Run.RedriveCount)
        {
            throw new RunSuperseded($"Run {record.RunId}: attempt {record.Attempt} has begun.");
        }

        var isRedriven = record.Attempt < step.Run.RedriveCount;
        if (isRedriven || record.JobId is null)
        {
            // Only StartJob opens attempts, so that one place tells the end of the one before. It keeps a job that succeeded.
            throw new RunRedriven($"Run {record.RunId}: attempt {step.Run.RedriveCount} begins with StartJob.");
        }

        var (job, seen) = await watch.LookAsync(record, step.EnteredAt, cancellationToken);
        if (!job.Status.IsTerminal())
        {
            throw new JobStillLive($"Run {record.RunId}: job {job.Id} is {job.Status}.");
        }

        if (seen.MembershipId is { } membership)
        {
            await turns.LeaveAsync(membership, step.Run, cancellationToken);
        }

        if (job.Status != JobStatus.Success)
        {
            throw RunEnding.OfJob(job, seen.Cancel).ToError();
        }

        if (job.Statistics?.BilledResourceUtilization?.Units is null && step.RetryCount < MostRereads)
        {
            throw new UsageUnsettled($"Run {record.RunId}: job {job.Id} succeeded; its billed units have not settled yet.");
        }

        return new CollectedRun(job, await collector.CollectAsync(record.RunId, job, cancellationToken))
        {
            EndSeenAt = step.EnteredAt,
        };
    }

    /// <summary>AnnounceCompletion: settles and announces the outcome of a run that succeeded.</summary>
    /// <returns>The execution's output.</returns>
    /// <exception cref="RunRedriven">This attempt has no record yet.</exception>
    /// <exception cref="RunEnded">The attempt's outcome was settled otherwise before.</exception>
    public async Task<RunOutput> AnnounceAsync(Step step, CollectedRun collected, CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(step.Run, cancellationToken);
        if (record is null || record.Attempt < step.Run.RedriveCount)
        {
            throw new RunRedriven($"Run {step.Run.Id}: attempt {step.Run.RedriveCount} begins with StartJob.");
        }

        record = await outbox.SettleAsync(
            step.Run,
            RunEnding.Succeeded,
            new OutcomeDetails(collected.ProtectedJob, collected.Results, null) { EndSeenAt = collected.EndSeenAt },
            step.EnteredAt,
            cancellationToken);
        record = await outbox.SendAsync(record, step.EnteredAt, cancellationToken);
        var outcome = record.Outcome!;
        return outcome.Status == RunStatus.Succeeded
            ? new RunOutput(
                outcome.Job ?? collected.ProtectedJob,
                outcome.Results,
                outcome.Usage ?? RunUsage.Of(collected.ProtectedJob, null),
                RunFacts.Of(record, outcome))
            : throw new RunEnding(outcome.Status, outcome.Error, outcome.Cause).ToError();
    }
}

/// <summary>What CollectResult passes to AnnounceCompletion.</summary>
/// <param name="ProtectedJob">The job, succeeded.</param>
/// <param name="Results">What came out; null if the service does not say.</param>
public sealed record CollectedRun(ProtectedJob ProtectedJob, RunResults? Results)
{
    /// <summary>When CollectResult was entered: the run knew then that its job had ended, however often it asked for the units afterwards.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EndSeenAt { get; init; }
}
