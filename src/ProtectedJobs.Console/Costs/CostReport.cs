namespace ProtectedJobs.Console.Costs;

/// <summary>What runs used and cost, summed up.</summary>
/// <param name="Days">One for each day, UTC, from the first to the last, days without runs among them.</param>
/// <param name="Memberships">By membership, the most first.</param>
/// <param name="Templates">By analysis template, the most first.</param>
/// <param name="Durations">How long the jobs took.</param>
/// <param name="Total">Of all.</param>
/// <param name="Currency">Of the estimates; null if no price is configured.</param>
public sealed record CostReport(
    IReadOnlyList<CostLine> Days,
    IReadOnlyList<CostLine> Memberships,
    IReadOnlyList<CostLine> Templates,
    DurationSpread Durations,
    CostLine Total,
    string? Currency);

/// <summary>A sum.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="CrpuHours">Billed CRPU-hours.</param>
/// <param name="Cost">Estimated cost; null if none of the runs has one.</param>
/// <param name="Unknown">Runs whose units are not known (yet): they count for nothing.</param>
public sealed record CostLine(string Name, int Runs, double CrpuHours, double? Cost, int Unknown);
