namespace ProtectedJobs.Core.Usage;

/// <summary>What a job used.</summary>
/// <param name="CrpuHours">As billed; null if the service has not said.</param>
/// <param name="DurationMillis">From creation to completion, waiting included; null if the service has not said.</param>
/// <param name="EstimatedCost">Units times the configured price; null if either is not known.</param>
public sealed record RunUsage(double? CrpuHours, long? DurationMillis, CostEstimate? EstimatedCost)
{
    /// <summary>What a job used, at a price.</summary>
    /// <param name="job">The job.</param>
    /// <param name="price">The configured price; null if there is none for the Region.</param>
    public static RunUsage Of(Jobs.ProtectedJob job, CrpuPrice? price)
    {
        var units = job.Statistics?.BilledResourceUtilization?.Units;
        return new RunUsage(units, job.Statistics?.TotalDurationInMillis, price is null || units is null ? null : price.Of(units.Value));
    }
}

/// <summary>An estimate of a cost: the bill may differ.</summary>
/// <param name="Amount">Rounded to cents.</param>
/// <param name="Currency">For example <c>USD</c>.</param>
/// <param name="Rate">The price of a CRPU-hour it was made with.</param>
/// <param name="RateAsOf">When that price was looked up; null if nobody said.</param>
public sealed record CostEstimate(decimal Amount, string Currency, decimal Rate, string? RateAsOf);
