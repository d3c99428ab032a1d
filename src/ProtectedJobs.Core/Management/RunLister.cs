using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Management;

/// <summary>
/// Lists runs from the summaries of the days, newest day first, and from the executions that are under way. No run is described:
/// a page of a thousand runs costs one read for each summary that was not read before.
/// </summary>
/// <param name="ledger">Where summaries are.</param>
/// <param name="index">Which summaries there are.</param>
/// <param name="machine">The executions under way.</param>
/// <param name="turns">Which of those wait for their turn.</param>
public sealed class RunLister(ILedger ledger, ILedgerIndex index, IStateMachine machine, Turns turns)
{
    /// <summary>Summaries read for one page at most, so that a filter that fits nothing ends; the day begun is read to its end.</summary>
    public const int MostReads = 2000;

    private const int AtATime = 16;
    private readonly SummaryCache _cache = new();

    /// <summary>Reads one page.</summary>
    /// <param name="query">Which runs.</param>
    /// <param name="cancellationToken">Stops between reads.</param>
    /// <exception cref="FormatException">The continuation token is none of ours.</exception>
    public async Task<RunPage> PageAsync(RunQuery query, CancellationToken cancellationToken)
    {
        PagePlace? after = query.ContinuationToken is { Length: > 0 } token
            ? PagePlace.Parse(token) ?? throw new FormatException($"A continuation token of a page of runs is wanted, found '{token}'.")
            : null;
        var running = await RunningAsync(cancellationToken);
        var found = new List<RunListItem>();
        var reads = 0;
        foreach (var day in await DaysAsync(running.Values, cancellationToken))
        {
            if (!query.MayHave(day) || (after is { } newest && day > DayOf(newest.StartedAt)))
            {
                continue;
            }

            if (reads >= MostReads)
            {
                // Everything of later days was seen: go on with this one.
                var end = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMilliseconds(-1);
                return new RunPage(found, new PagePlace(end, "").ToToken());
            }

            var (runs, read) = await DayAsync(day, query, running, cancellationToken);
            reads += read;
            foreach (var run in runs)
            {
                if (after is { } place && !place.IsBefore(run.StartedAt, run.RunId))
                {
                    continue;
                }

                if (found.Count == query.Top)
                {
                    var last = found[^1];
                    return new RunPage(found, new PagePlace(last.StartedAt, last.RunId).ToToken());
                }

                found.Add(run);
            }
        }

        return new RunPage(found, null);
    }

    // Newest first.
    private async Task<IEnumerable<DateOnly>> DaysAsync(IEnumerable<RunningExecution> running, CancellationToken cancellationToken)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var folder in await index.FoldersAsync(Keys.Days, cancellationToken))
        {
            if (DateOnly.TryParseExact(folder, Keys.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                days.Add(day);
            }
        }

        foreach (var execution in running)
        {
            days.Add(DayOf(execution.StartTime));
        }

        return days.Reverse();
    }

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    private async Task<(IEnumerable<RunListItem> Runs, int Reads)> DayAsync(
        DateOnly day, RunQuery query, Dictionary<string, RunningExecution> running, CancellationToken cancellationToken)
    {
        var entries = (await index.EntriesAsync(Keys.Day(day), cancellationToken)).Where(entry => query.FitsId(RunIdOf(entry.Key))).ToList();
        // One of the same name that was started on another day is another run.
        var ofDay = running.Values.Where(execution => DayOf(execution.StartTime) == day).ToDictionary(execution => execution.Name);
        var summaries = new RunSummary?[entries.Count];
        await Parallel.ForAsync(
            0,
            entries.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (i, token) => summaries[i] = await SummaryAsync(entries[i], token));
        var listed = summaries.OfType<RunSummary>()
            .Select(summary => RunListItem.Of(summary, ofDay.GetValueOrDefault(summary.RunId)))
            .ToDictionary(run => run.RunId);
        foreach (var execution in ofDay.Values)
        {
            listed.TryAdd(execution.Name, RunListItem.Of(null, execution));
        }

        await MarkPendingAsync(listed, cancellationToken);
        var runs = listed.Values.Where(query.Fits)
            .OrderByDescending(run => run.StartedAt).ThenBy(run => run.RunId, StringComparer.Ordinal);
        return (runs, entries.Count);
    }

    // One that waits for its turn has not begun: its membership's slot tells.
    private async Task MarkPendingAsync(Dictionary<string, RunListItem> listed, CancellationToken cancellationToken)
    {
        foreach (var runs in listed.Values.Where(run => run.RuntimeStatus == RuntimeStatus.Running && run.MembershipId is not null)
            .GroupBy(run => run.MembershipId!).ToList())
        {
            var slot = await turns.ReadAsync(runs.Key, cancellationToken);
            foreach (var run in runs)
            {
                if (slot.Waiting.Any(entry => entry.BelongsTo(new RunIdentity(run.RunId, run.ExecutionArn, run.StartedAt, run.Attempt))))
                {
                    listed[run.RunId] = run with { RuntimeStatus = RuntimeStatus.Pending };
                }
            }
        }
    }

    private static string RunIdOf(string key) => key[(key.LastIndexOf('/') + 1)..^".json".Length];

    private async Task<RunSummary?> SummaryAsync(IndexEntry entry, CancellationToken cancellationToken)
    {
        if (_cache.Find(entry) is { } known)
        {
            return known;
        }

        if (await ledger.ReadAsync(entry.Key, cancellationToken) is not { } document)
        {
            return null;
        }

        var summary = JsonSerializer.Deserialize(document.Content.Span, CoreJson.Default.RunSummary);
        if (summary is not null && document.Version == entry.Version)
        {
            _cache.Add(entry, summary);
        }

        return summary;
    }

    private async Task<Dictionary<string, RunningExecution>> RunningAsync(CancellationToken cancellationToken)
    {
        var running = new Dictionary<string, RunningExecution>();
        string? page = null;
        do
        {
            var answer = await machine.ListRunningAsync(page, cancellationToken);
            foreach (var execution in answer.Executions)
            {
                running.TryAdd(execution.Name, execution);
            }

            page = answer.NextPage;
        }
        while (page is not null);

        return running;
    }
}
