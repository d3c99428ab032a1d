using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Completion;

/// <summary>
/// Ends attempts: settles the outcome once, hands the turn over, announces what was settled and nothing else, and only then lets
/// go of the attempt. Whoever comes later finds the outcome written and goes on from there, so any of it may be repeated.
/// </summary>
/// <param name="runs">The records.</param>
/// <param name="turns">The slots.</param>
/// <param name="announcer">The bus.</param>
/// <param name="price">What a CRPU-hour costs; null if it is not configured.</param>
public sealed class Outbox(RunLedger runs, Turns turns, IAnnouncer announcer, CrpuPrice? price)
{
    /// <summary>Settles an attempt's outcome, unless it has one.</summary>
    /// <param name="run">The run and its attempt.</param>
    /// <param name="ending">How it ended.</param>
    /// <param name="details">What is known of its job.</param>
    /// <param name="at">The time of the invocation.</param>
    /// <param name="cancellationToken">Stops between writes.</param>
    /// <returns>The record with the outcome that stands.</returns>
    public Task<RunRecord> SettleAsync(
        RunIdentity run,
        RunEnding ending,
        OutcomeDetails details,
        DateTimeOffset at,
        CancellationToken cancellationToken) =>
        runs.ChangeAsync(
            run,
            record => record.Outcome is not null
                ? record
                : record with
                {
                    Wait = null,
                    Approval = record.Approval is null ? null : record.Approval with { Wait = null },
                    Outcome = new RunOutcome(
                        run.RedriveCount,
                        ending.Status,
                        ending.Error,
                        RunOutcome.Cut(ending.Cause),
                        at,
                        details.Job,
                        details.Results,
                        details.Usage ?? (details.Job is null ? null : RunUsage.Of(details.Job, price)))
                    {
                        EndSeenAt = details.EndSeenAt,
                    },
                },
            cancellationToken);

    /// <summary>Hands the turn over, announces a settled outcome, writes the summary and lets go of the attempt.</summary>
    /// <param name="record">A record whose outcome is settled.</param>
    /// <param name="at">The time of the invocation.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>The record with the announcement noted.</returns>
    /// <remarks>If the job had not ended, the turn stays with it, and the attempt stays open for Sweep to see its end.</remarks>
    public async Task<RunRecord> SendAsync(RunRecord record, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var drains = record.Outcome is { Job: { } job } && !job.Status.IsTerminal();
        if (record.MembershipId is { } membership)
        {
            await (drains
                ? turns.DrainAsync(membership, record.Run, cancellationToken)
                : turns.LeaveAsync(membership, record.Run, cancellationToken));
        }

        record = await AnnounceAsync(record, at, cancellationToken);
        if (!drains)
        {
            await runs.CloseAsync(record.Run, cancellationToken);
        }

        return record;
    }

    /// <summary>Announces a settled outcome, unless that is noted already, and writes the summary.</summary>
    /// <param name="record">A record whose outcome is settled.</param>
    /// <param name="at">The time of the invocation.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>The record with the announcement noted.</returns>
    public async Task<RunRecord> AnnounceAsync(RunRecord record, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var outcome = record.Outcome
            ?? throw new ArgumentException($"Run {record.RunId} has no outcome to announce.", nameof(record));
        if (record.AnnouncedAt is null)
        {
            await announcer.AnnounceAsync(CompletionEvent.Of(record, outcome), cancellationToken);
            // Before the note that all is told: whoever finds that note does neither again.
            await runs.SummarizeAsync(record, cancellationToken);
            var isFirst = false;
            record = await runs.ChangeAsync(
                record.Run,
                now =>
                {
                    isFirst = now.AnnouncedAt is null;
                    return isFirst ? now with { AnnouncedAt = at } : now;
                },
                cancellationToken);
            if (isFirst)
            {
                announcer.Told(record);
            }
        }

        return record;
    }
}

/// <summary>What is known of an attempt's job when the outcome is settled.</summary>
/// <param name="Job">The job; null if there was none.</param>
/// <param name="Results">What came out; null unless it succeeded.</param>
/// <param name="Usage">What was used; null to take it from the job.</param>
public sealed record OutcomeDetails(ProtectedJob? Job, Results.RunResults? Results, RunUsage? Usage)
{
    /// <summary>There was no job.</summary>
    public static readonly OutcomeDetails NoJob = new(null, null, null);

    /// <summary>When the run came to know that the job had ended; null if that was when the outcome was settled.</summary>
    public DateTimeOffset? EndSeenAt { get; init; }
}
