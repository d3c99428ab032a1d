using ProtectedJobs.Console.Machines;

namespace ProtectedJobs.Console.Histories;

/// <summary>Makes the timeline of a run.</summary>
public static class TimelineBuilder
{
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(1);

    /// <summary>The timeline.</summary>
    /// <param name="path">What the execution did.</param>
    /// <param name="machine">Its machine: tells which states sleep; null if it is not known.</param>
    /// <param name="job">The protected job; null if there was none.</param>
    /// <param name="now">The cloud's time: where what goes on ends.</param>
    public static Timeline Of(RunPath path, Machine? machine, JobLife? job, DateTimeOffset now)
    {
        var rows = new List<TimelineRow>();
        if (job is not null)
        {
            rows.AddRange(RowsOf(job, now));
        }

        var sleeping = machine?.States
            .Where(state => state.Type == "Wait" || state.Resource?.EndsWith(".waitForTaskToken", StringComparison.Ordinal) == true)
            .Select(state => state.Name)
            .ToHashSet() ?? [];
        rows.AddRange(path.Visits.GroupBy(visit => visit.State).Select(state => new TimelineRow(
            state.Key,
            sleeping.Contains(state.Key) ? TimelineKind.Wait : TimelineKind.State,
            [.. state.Select(visit => BarOf(visit, now))])));

        var bars = rows.SelectMany(row => row.Bars).ToArray();
        var from = bars.Select(bar => bar.From).DefaultIfEmpty(now).Min();
        var to = bars.Select(bar => bar.To).DefaultIfEmpty(now).Max();
        return new Timeline(from, to - from < s_least ? from + s_least : to, rows);
    }

    private static IEnumerable<TimelineRow> RowsOf(JobLife job, DateTimeOffset now)
    {
        var end = Later(job.CreatedAt, job.EndedAt ?? now);
        if (job.StartedAt is not { } started)
        {
            // Nobody looked while it ran, or it has not run: one bar for all of its life.
            yield return new TimelineRow("Job", TimelineKind.Job, [new TimelineBar("Job", job.CreatedAt, end, job.End, [])]);
            yield break;
        }

        yield return new TimelineRow("Job waits for compute", TimelineKind.Job,
            [new TimelineBar("Job waits for compute", job.CreatedAt, Later(job.CreatedAt, started), VisitEnd.Succeeded, [])]);
        yield return new TimelineRow("Job runs", TimelineKind.Job, [new TimelineBar("Job runs", started, Later(started, end), job.End, [])]);
    }

    private static TimelineBar BarOf(Visit visit, DateTimeOffset now) => new(
        visit.Number == 1 ? visit.State : $"{visit.State}, stay {visit.Number}",
        visit.EnteredAt,
        Later(visit.EnteredAt, visit.LeftAt ?? now),
        visit.End,
        visit.Retries);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
