namespace ProtectedJobs.Core.Usage;

/// <summary>The configured price of a CRPU-hour in a Region. There is no default: a wrong price looks like a right one.</summary>
/// <param name="Rate">Per CRPU-hour.</param>
/// <param name="Currency">For example <c>USD</c>.</param>
/// <param name="AsOf">When it was looked up; null if nobody said.</param>
public sealed record CrpuPrice(decimal Rate, string Currency, string? AsOf)
{
    /// <summary>The estimated cost of some units.</summary>
    /// <param name="crpuHours">CRPU-hours.</param>
    public CostEstimate Of(double crpuHours) =>
        new(decimal.Round((decimal)crpuHours * Rate, 2, MidpointRounding.AwayFromZero), Currency, Rate, AsOf);
}
