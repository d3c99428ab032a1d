namespace Simulation.Chaos;

/// <summary>What happens to one run of a chaos world.</summary>
/// <param name="Name">The run's id.</param>
/// <param name="Request">Its input.</param>
/// <param name="StartsAfter">When it is started.</param>
/// <param name="StopsAfter">After its start, when it is stopped; null for never.</param>
/// <param name="IsToldToStop">Whether the stop is written to its record first, as terminate does.</param>
/// <param name="Redrives">How often it is redriven if it ends badly.</param>
/// <param name="RedrivesAfter">How long after each end.</param>
public sealed record RunPlan(
    string Name,
    string Request,
    TimeSpan StartsAfter,
    TimeSpan? StopsAfter,
    bool IsToldToStop,
    int Redrives,
    TimeSpan RedrivesAfter);
