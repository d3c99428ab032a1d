using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Tracing;

namespace ProtectedJobs.Core.Sweeping;

/// <summary>
/// The backstop of everything, every five minutes: looks at every attempt that is not over, wakes those whose job has ended,
/// brings those to their end whose execution is over, and sends what was settled and not sent. It may be repeated, and run twice
/// at a time.
/// </summary>
/// <param name="runs">The records.</param>
/// <param name="executions">Tells which executions are over.</param>
/// <param name="watch">Looks and wakes.</param>
/// <param name="stops">Ends.</param>
/// <param name="slots">Looks after the memberships' slots.</param>
public sealed class Sweep(RunLedger runs, IExecutions executions, JobWatch watch, StopNews stops, SlotSweep slots)
{
    // Step Functions forgets executions after 90 days, and a new one for a moment.
    private static readonly TimeSpan s_forgotten = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_oflate = TimeSpan.FromHours(2);

    /// <summary>Sweeps.</summary>
    /// <param name="at">The scheduled time.</param>
    /// <param name="hasTime">False when no new attempt or membership should be begun with.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>What was seen and done.</returns>
    public async Task<SweepReport> RunAsync(DateTimeOffset at, Func<bool> hasTime, CancellationToken cancellationToken)
    {
        var report = new SweepReport();
        // Each other time slots come first, so that many open runs leave them time.
        if (at.ToUnixTimeSeconds() / 300 % 2 == 0)
        {
            await RunsAsync(at, hasTime, report, cancellationToken);
            await slots.RunAsync(at, hasTime, report, cancellationToken);
        }
        else
        {
            await slots.RunAsync(at, hasTime, report, cancellationToken);
            await RunsAsync(at, hasTime, report, cancellationToken);
        }

        await UntoldAsync(at, hasTime, report, cancellationToken);
        return report;
    }

    private static bool IsOverdue(ProtectedJob job, RunRecord record, ExecutionView? execution, DateTimeOffset at) =>
        execution?.Input is { } input
        && RunRequest.Parse(input) is RunRequestResult.Valid(var request)
        && PollDecision.Of(job, record, request, at).Reason is not null;

    /// <summary>
    /// The event of an execution's end may be lost, and a run that was stopped before its first step wrote anything has no mark:
    /// only Step Functions knows of it.
    /// </summary>
    private async Task UntoldAsync(DateTimeOffset at, Func<bool> hasTime, SweepReport report, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var ended in executions.ListEndedAsync(at - s_oflate, cancellationToken))
            {
                if (!hasTime())
                {
                    return;
                }

                var run = new RunIdentity(ended.Name, ended.Arn, ended.StartTime, ended.RedriveCount);
                var record = await runs.FindAsync(run, cancellationToken);
                if ((record is null || record.Attempt < run.RedriveCount) && await stops.TakeAsync(run, null, at, cancellationToken))
                {
                    report.Finished++;
                    report.Repairs.Add(new(run.Id, $"attempt {run.RedriveCount} had ended before it left a trace, and was brought to its end"));
                }
            }
        }
        catch (Exception trouble) when (Rotation.IsOfOne(trouble))
        {
            report.Troubles.Add($"executions that ended: {trouble.Message}");
        }
    }

    private async Task RunsAsync(DateTimeOffset at, Func<bool> hasTime, SweepReport report, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        await foreach (var key in runs.OpenKeysAsync(cancellationToken))
        {
            keys.Add(key);
        }

        report.OpenRuns = keys.Count;
        var troubled = new List<(string Key, string Trouble)>();
        foreach (var (key, done) in Rotation.Of(keys, at).Select((key, index) => (key, index)))
        {
            if (!hasTime())
            {
                report.LeftForNext = keys.Count - done;
                break;
            }

            if (await TroubleOfAsync(key, at, report, cancellationToken) is { } trouble)
            {
                troubled.Add((key, trouble));
            }
        }

        // Once more, now rather than in five minutes: a job may be running that nobody wants.
        foreach (var (key, before) in troubled)
        {
            if ((hasTime() ? await TroubleOfAsync(key, at, report, cancellationToken) : before) is { } trouble)
            {
                report.Troubles.Add($"{key}: {trouble}");
            }
        }
    }

    /// <returns>Null if the attempt could be looked at.</returns>
    private async Task<string?> TroubleOfAsync(string key, DateTimeOffset at, SweepReport report, CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(key, at, report, cancellationToken);
            return null;
        }
        catch (Exception trouble) when (Rotation.IsOfOne(trouble))
        {
            return trouble.Message;
        }
    }

    private async Task LookAsync(string key, DateTimeOffset at, SweepReport report, CancellationToken cancellationToken)
    {
        if (await runs.OpenRunAsync(key, cancellationToken) is not { } open)
        {
            return;
        }

        var age = at - open.OpenedAt;
        report.OldestOpenJobAge = report.OldestOpenJobAge > age ? report.OldestOpenJobAge : age;
        var record = await runs.FindAsync(open.Run, cancellationToken);
        var execution = await executions.DescribeAsync(open.ExecutionArn, cancellationToken);
        var isForgotten = execution is null && age > s_forgotten;
        if (record?.Attempt > open.Attempt || (isForgotten && record is null))
        {
            // A later attempt has its own mark, and told this one's end before it began.
            await runs.CloseAsync(open.Run, cancellationToken);
            return;
        }

        var isOver = execution is not null && execution.Status != ExecutionStatus.Running && execution.RedriveCount == open.Attempt;
        if (isOver || isForgotten)
        {
            var isClosed = isOver
                ? await stops.TakeAsync(open.Run, null, at, cancellationToken)
                : await stops.ForgottenAsync(open.Run, at, cancellationToken);
            if (isClosed)
            {
                report.Finished++;
                report.Repairs.Add(new(open.RunId, $"attempt {open.Attempt} was brought to its end"));
            }

            return;
        }

        if (record is { JobId: null, Outcome: null, Approval: { IsOpen: false, Wait: { } asked } })
        {
            // Answered, and the hint was lost. A run that went on long ago waits by this token no more.
            report.Woken += await executions.SendSuccessAsync(asked.Token, "{}", cancellationToken) ? 1 : 0;
        }

        if (record is { JobId: not null, Outcome: null })
        {
            await LookAtJobAsync(record, execution, at, report, cancellationToken);
        }
    }

    // A budget counts from the first sight of STARTED, which may be this one, while the run itself sleeps much longer.
    private async Task LookAtJobAsync(
        RunRecord record,
        ExecutionView? execution,
        DateTimeOffset at,
        SweepReport report,
        CancellationToken cancellationToken)
    {
        using var span = RunTrace.Begin("LookAtJob", record);
        var (job, seen) = await watch.LookAsync(record, at, cancellationToken);
        if (seen.Cancel is { } cancel && job.Status is (JobStatus.Submitted or JobStatus.Started))
        {
            await watch.CancelAsync(seen, cancel.Reason, at, cancellationToken);
            report.Repairs.Add(new(seen.RunId, $"its job {job.Id} was asked to cancel again, being {job.Status}"));
        }

        if (!job.Status.IsTerminal() && !IsOverdue(job, seen, execution, at))
        {
            await watch.ReassureAsync(seen, cancellationToken);
        }
        else if (await watch.WakeAsync(seen, cancellationToken))
        {
            report.Woken++;
            span?.SetTag(RunTrace.Outcome, "woken");
            report.Repairs.Add(new(seen.RunId, $"woken, its job {job.Id} being {job.Status}"));
        }
    }
}
