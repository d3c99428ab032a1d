using System.Globalization;
using ProtectedJobs.Console.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Console.Costs;

/// <summary>Sums up runs. A run counts for the day it was started, UTC, as the ledger keeps it.</summary>
public static class CostReporter
{
    private const int MostDays = 400;
    private const string Nameless = "(not known)";

    /// <summary>The report of some runs.</summary>
    /// <param name="rows">The runs; those that have not ended are left out.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public static CostReport Of(IEnumerable<RunRow> rows, DateOnly from, DateOnly to)
    {
        var ended = rows.Where(row => row.State.IsOver() && DayOf(row) is var day && day >= from && day <= to).ToArray();
        var byDay = ended.ToLookup(DayOf);
        var days = Math.Min(MostDays, to.DayNumber - from.DayNumber + 1);
        return new CostReport(
            [.. Enumerable.Range(to.DayNumber - days + 1, days).Select(DateOnly.FromDayNumber)
                .Select(day => Sum(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), byDay[day]))],
            Group(ended, row => row.MembershipId),
            Group(ended, row => row.AnalysisTemplateArn is null ? null : row.Template),
            DurationSpread.Of(ended.Select(row => row.Usage?.DurationMillis).OfType<long>().Select(millis => TimeSpan.FromMilliseconds(millis))),
            Sum("All", ended),
            ended.Select(row => row.Usage?.EstimatedCost?.Currency).FirstOrDefault(currency => currency is not null));
    }

    private static DateOnly DayOf(RunRow row) => DateOnly.FromDateTime(row.StartedAt.UtcDateTime);

    private static IReadOnlyList<CostLine> Group(IEnumerable<RunRow> rows, Func<RunRow, string?> key) =>
        [.. rows.GroupBy(row => key(row) ?? Nameless).Select(group => Sum(group.Key, group)).OrderByDescending(line => line.CrpuHours)];

    private static CostLine Sum(string name, IEnumerable<RunRow> rows)
    {
        var all = rows as ICollection<RunRow> ?? [.. rows];
        var costs = CostSum.Of(all.Select(row => row.Usage));
        return new CostLine(
            name,
            all.Count,
            all.Sum(row => row.Usage?.CrpuHours ?? 0),
            costs.Count == 0 ? null : (double)costs.Sum(cost => cost.Amount),
            all.Count(row => row.JobStatus is not null && row.Usage?.CrpuHours is null));
    }
}
