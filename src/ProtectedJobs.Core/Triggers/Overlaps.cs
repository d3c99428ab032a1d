using System.Security.Cryptography;
using System.Text;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Triggers;

/// <summary>Decides, once for each tick, whether a run is started beside, instead of, or not at all because of earlier ones.</summary>
/// <param name="ledger">Where series are.</param>
/// <param name="machine">Tells which runs are under way.</param>
/// <param name="ids">Ids of writes.</param>
internal sealed class Overlaps(ILedger ledger, IStateMachine machine, IIdSource ids)
{
    private const int MostTries = 20;

    // One is under way at most, but for those that somebody rewound.
    private const int MostLooks = 5;

    // Step Functions knows a new execution after a moment; one that it still does not know then was never started.
    private static readonly TimeSpan s_starting = TimeSpan.FromMinutes(2);

    private readonly DocumentStore<Series> _series = new(ledger, ids, CoreJson.Default.Series);

    /// <summary>Decides about a tick, or finds it decided.</summary>
    /// <param name="source">What fired.</param>
    /// <param name="runId">The name of its run.</param>
    /// <param name="policy">Skip or cancel-previous.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>A run to start, or a tick to skip.</returns>
    /// <exception cref="LedgerBusy">Other ticks came first each time.</exception>
    public async Task<OverlapDecision> DecideAsync(
        TriggerSource source, string runId, OverlapPolicy policy, CancellationToken cancellationToken)
    {
        var key = Keys.Series(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Series)))[..32]);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var seen = await _series.ReadAsync(key, cancellationToken) ?? new Series { Id = source.Series };
            if (Found(seen, runId) is { } decided)
            {
                return decided;
            }

            var decision = await DecideAsync(seen, source, runId, policy, cancellationToken);
            var written = await _series.UpdateAsync(
                key, now => now?.WriteId == seen.WriteId ? Apply(seen, decision) : now, cancellationToken);
            if (written is not null && Found(written, runId) is { } stands)
            {
                return stands;
            }
        }

        throw new LedgerBusy($"{key} was changed by other ticks {MostTries} times in a row.");
    }

    private async Task<OverlapDecision> DecideAsync(
        Series seen, TriggerSource source, string runId, OverlapPolicy policy, CancellationToken cancellationToken)
    {
        var at = source.Trigger.Time!.Value;
        if (policy == OverlapPolicy.CancelPrevious && seen.Runs.LastOrDefault(run => run.At > at) is { } later)
        {
            // Delivered late: it must not stop what came after it.
            return new OverlapDecision(null, new SkippedTick(runId, at, later.RunId));
        }

        var live = new List<string>();
        foreach (var run in seen.Runs.Reverse().Take(MostLooks))
        {
            var execution = await machine.DescribeAsync(run.RunId, cancellationToken);
            if (execution is { Status: ExecutionStatus.Running } || (execution is null && at - run.At < s_starting))
            {
                live.Add(run.RunId);
                if (policy == OverlapPolicy.Skip)
                {
                    return new OverlapDecision(null, new SkippedTick(runId, at, run.RunId));
                }
            }
        }

        return new OverlapDecision(new SeriesRun(runId, at, live), null);
    }

    private static OverlapDecision? Found(Series series, string runId) =>
        series.Runs.FirstOrDefault(run => run.RunId == runId) is { } run ? new OverlapDecision(run, null)
        : series.Skipped.FirstOrDefault(tick => tick.RunId == runId) is { } tick ? new OverlapDecision(null, tick)
        : null;

    private static Series Apply(Series series, OverlapDecision decision) =>
        decision.Run is { } run ? series.With(run) : series.With(decision.Tick!);
}

/// <summary>What was decided about a tick: one of the two.</summary>
/// <param name="Run">Start this.</param>
/// <param name="Tick">Skip this.</param>
internal sealed record OverlapDecision(SeriesRun? Run, SkippedTick? Tick);
