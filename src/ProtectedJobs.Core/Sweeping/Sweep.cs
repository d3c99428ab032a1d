using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

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

    /// <summary>Sweeps.</summary>
    /// <param name="at">The scheduled time.</param>
    /// <param name="hasTime">False when no new attempt or membership should be begun with.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>What was seen and done.</returns>
    public async Task<SweepReport> RunAsync(DateTimeOffset at, Func<bool> hasTime, CancellationToken cancellationToken)
    {
        var report = new SweepReport();
        var troubles = new List<string>();
        var keys = new List<string>();
        await foreach (var key in runs.OpenKeysAsync(cancellationToken))
        {
            keys.Add(key);
        }

        report.OpenRuns = keys.Count;
        foreach (var (key, done) in Rotated(keys, at).Select((key, index) => (key, index)))
        {
            if (!hasTime())
            {
                report.LeftForNext = keys.Count - done;
                break;
            }

            try
            {
                await LookAsync(key, at, report, cancellationToken);
            }
            catch (Exception trouble) when (trouble is RunError or InvalidDataException)
            {
                // One run's trouble is not the others'.
                troubles.Add($"{key}: {trouble.Message}");
            }
        }

        await slots.RunAsync(at, hasTime, report, cancellationToken);
        report.Troubles = troubles;
        return report;
    }

    /// <summary>Begins each sweep elsewhere, so that many open runs starve none.</summary>
    private static IEnumerable<string> Rotated(List<string> keys, DateTimeOffset at)
    {
        var first = keys.Count == 0 ? 0 : (int)(at.ToUnixTimeSeconds() / 300 * 61 % keys.Count);
        return keys.Skip(first).Concat(keys.Take(first));
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
        if (record?.Attempt > open.Attempt || (execution is null && age > s_forgotten))
        {
            // A later attempt has its own mark, and told this one's end before it began.
            await runs.CloseAsync(open.Run, cancellationToken);
            return;
        }

        if (execution is not null && execution.Status != ExecutionStatus.Running && execution.RedriveCount == open.Attempt)
        {
            report.Finished += await stops.TakeAsync(open.Run, null, at, cancellationToken) ? 1 : 0;
            return;
        }

        if (record is { JobId: null, Outcome: null, Approval: { IsOpen: false, Wait: { } asked } })
        {
            // Answered, and the hint was lost. A run that went on long ago waits by this token no more.
            report.Woken += await executions.SendSuccessAsync(asked.Token, "{}", cancellationToken) ? 1 : 0;
        }

        if (record is { JobId: not null, Outcome: null })
        {
            var (job, seen) = await watch.LookAsync(record, at, cancellationToken);
            report.Woken += job.Status.IsTerminal() && await watch.WakeAsync(seen, cancellationToken) ? 1 : 0;
        }
    }
}
