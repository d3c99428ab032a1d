using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Jobs;

/// <summary>Looks at jobs of runs, cancels them, and wakes whoever waits for them.</summary>
/// <param name="runs">The records.</param>
/// <param name="cleanRooms">The jobs.</param>
/// <param name="executions">Wakes.</param>
public sealed class JobWatch(RunLedger runs, ICleanRooms cleanRooms, IExecutions executions)
{
    /// <summary>Looks at a record's job, and notes the first sight of STARTED.</summary>
    /// <param name="record">A record with a job.</param>
    /// <param name="now">The time of the invocation.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>The job, and the record as it is then.</returns>
    /// <exception cref="JobUnknown">Clean Rooms does not know the job.</exception>
    public async Task<(ProtectedJob Job, RunRecord Record)> LookAsync(RunRecord record, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (membership, jobId) = JobOf(record);
        var job = await cleanRooms.GetAsync(membership, jobId, cancellationToken)
            ?? throw new JobUnknown($"Run {record.RunId}: membership {membership} has no job {jobId}.");
        if (job.Status == JobStatus.Started && record.StartedSeenAt is null)
        {
            // The time of a late event may be long past.
            var seenAt = now > job.CreateTime ? now : job.CreateTime;
            record = await runs.ChangeAsync(
                record.Run,
                r => r.StartedSeenAt is null && r.JobId == jobId ? r with { StartedSeenAt = seenAt } : r,
                cancellationToken);
        }

        return (job, record);
    }

    /// <summary>Writes down that a job is to be cancelled, and why, then asks for it. The first reason stays.</summary>
    /// <returns>The record afterwards.</returns>
    public async Task<RunRecord> CancelAsync(RunRecord record, CancelReason reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (membership, jobId) = JobOf(record);
        record = await runs.ChangeAsync(
            record.Run,
            r => r.Cancel is null && r.JobId == jobId ? r with { Cancel = new CancelRequest(reason, now) } : r,
            cancellationToken);
        await cleanRooms.CancelAsync(membership, jobId, cancellationToken);
        return record;
    }

    /// <summary>Ends the task that waits for a job which has ended.</summary>
    /// <returns>False if no task waits.</returns>
    public async Task<bool> WakeAsync(RunRecord record, CancellationToken cancellationToken) =>
        record is { Wait: { } wait, JobId: { } jobId }
        && await executions.SendSuccessAsync(wait.Token, $$"""{"jobId":"{{jobId}}"}""", cancellationToken);

    /// <summary>Tells the task that waits that its job was looked at, so that it need not look by itself.</summary>
    /// <returns>False if no task waits.</returns>
    public async Task<bool> ReassureAsync(RunRecord record, CancellationToken cancellationToken) =>
        record.Wait is { } wait && await executions.SendHeartbeatAsync(wait.Token, cancellationToken);

    private static (string Membership, string JobId) JobOf(RunRecord record) =>
        record is { MembershipId: { } membership, JobId: { } jobId }
            ? (membership, jobId)
            : throw new ArgumentException($"Run {record.RunId} has no job.", nameof(record));
}
