using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Cli.Costs;

/// <summary>What runs used and cost, by what they were grouped by. Costs are estimates; currencies are never added up.</summary>
/// <param name="GroupedBy">What the groups are: day, membership, template, or the name of a tag.</param>
/// <param name="Groups">In order of their names.</param>
/// <param name="Total">Of all groups.</param>
internal sealed record CostReport(string GroupedBy, IReadOnlyList<CostGroup> Groups, CostGroup Total)
{
    /// <summary>Adds runs up.</summary>
    /// <param name="groupedBy">What the groups are.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="groupOf">A run's group.</param>
    public static CostReport Of(string groupedBy, IReadOnlyCollection<RunListItem> runs, Func<RunListItem, string> groupOf) => new(
        groupedBy,
        [.. runs.GroupBy(groupOf).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => CostGroup.Of(group.Key, [.. group]))],
        CostGroup.Of("total", runs));
}

/// <summary>One group of runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="CrpuHours">CRPU-hours of those whose use is known.</param>
/// <param name="UnknownRuns">Runs whose use is not known: under way, or Clean Rooms did not tell. Without a job there is none.</param>
/// <param name="UnpricedRuns">Runs whose use is known and whose price was not configured: they are in no cost.</param>
/// <param name="EstimatedCosts">One for each currency.</param>
internal sealed record CostGroup(
    string Name, int Runs, double CrpuHours, int UnknownRuns, int UnpricedRuns, IReadOnlyList<CostSum> EstimatedCosts)
{
    public static CostGroup Of(string name, IReadOnlyCollection<RunListItem> runs) => new(
        name,
        runs.Count,
        Math.Round(runs.Sum(run => run.Usage?.CrpuHours ?? 0), 6),
        runs.Count(run => run.Usage?.CrpuHours is null && (run.JobStatus is not null || !run.RuntimeStatus.IsOver())),
        runs.Count(run => run.Usage is { CrpuHours: not null, EstimatedCost: null }),
        CostSum.Of(runs.Select(run => run.Usage)));
}
