using System.Text.Json;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Tracing;

namespace ProtectedJobs.Core.Sweeping;

/// <summary>
/// OnJobEvent: a hint that some job has ended. Its body is not documented and never trusted: whatever id it names is looked up,
/// and if it names none that a run claims, every open job is looked at. Foreign, doubled and empty events come to nothing.
/// </summary>
/// <param name="runs">The records and claims.</param>
/// <param name="watch">Looks and wakes.</param>
/// <param name="finisher">Ends stopped runs.</param>
/// <param name="turns">The slots.</param>
public sealed class JobNews(RunLedger runs, JobWatch watch, RunFinisher finisher, Turns turns)
{
    /// <summary>The most open runs that one event without a known id makes us look at; Sweep looks at the rest.</summary>
    public const int MostLooks = 20;

    /// <summary>The most ids that are looked up for one event.</summary>
    public const int MostIds = 50;

    /// <summary>Acts on an event.</summary>
    /// <param name="news">The event, whole.</param>
    /// <param name="at">The event's time.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <exception cref="JobStillLive">The job named has not ended yet, as Clean Rooms tells it: ask again.</exception>
    public async Task TakeAsync(JsonElement news, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ids = JobIds.In(news).Take(MostIds).ToHashSet(StringComparer.Ordinal);
        var named = await NamedAsync(ids, cancellationToken);
        var late = new List<string>();
        foreach (var record in named)
        {
            if (!await LookAsync(record, at, cancellationToken))
            {
                late.Add(record.JobId!);
            }
        }

        if (named.Count == 0)
        {
            await LookAtOpenAsync(at, cancellationToken);
        }

        foreach (var membership in ids)
        {
            // A job ended there, maybe a partner's: an owner for whom there was no room may try again.
            var slot = await turns.ReadAsync(membership, cancellationToken);
            if (slot.Owner?.TriesAgainAt is not null)
            {
                await turns.RetryOwnerAsync(membership, slot.Owner.Run, cancellationToken);
            }
        }

        if (late.Count > 0)
        {
            throw new JobStillLive($"An event tells that {string.Join(", ", late)} ended; Clean Rooms does not, yet.");
        }
    }

    private async Task<List<RunRecord>> NamedAsync(HashSet<string> ids, CancellationToken cancellationToken)
    {
        var named = new List<RunRecord>();
        foreach (var id in ids)
        {
            if (await runs.ClaimOfAsync(id, cancellationToken) is { } claim
                && await runs.FindAsync(claim.RunId, cancellationToken) is { } record
                && record.JobId == id)
            {
                named.Add(record);
            }
        }

        return named;
    }

    private async Task LookAtOpenAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var looks = 0;
        await foreach (var key in runs.OpenKeysAsync(cancellationToken))
        {
            if (looks == MostLooks)
            {
                return;
            }

            if (await runs.OpenRunAsync(key, cancellationToken) is { } open
                && await runs.FindAsync(open.Run, cancellationToken) is { JobId: not null } record)
            {
                looks++;
                await LookAsync(record, at, cancellationToken);
            }
        }
    }

    /// <returns>False if the job has not ended.</returns>
    private async Task<bool> LookAsync(RunRecord record, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var span = RunTrace.Begin("WakeRun", record);
        var (job, seen) = await watch.LookAsync(record, at, cancellationToken);
        if (!job.Status.IsTerminal())
        {
            span?.SetTag(RunTrace.Outcome, "still live");
            return false;
        }

        var isWoken = await watch.WakeAsync(seen, cancellationToken);
        span?.SetTag(RunTrace.Outcome, isWoken ? "woken" : "nobody waits");
        if (!isWoken)
        {
            await finisher.FinishAsync(seen.Run, at, cancellationToken);
        }

        return true;
    }
}
