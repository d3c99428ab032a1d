namespace ProtectedJobs.Core.Usage;

/// <summary>An estimate of what several runs cost together. Currencies are never added up.</summary>
/// <param name="Amount">Rounded to cents, once: sums of rounded amounts drift.</param>
/// <param name="Currency">For example <c>USD</c>.</param>
public sealed record CostSum(decimal Amount, string Currency)
{
    /// <summary>A sum for each currency, in order of their names; of those whose use and price are known.</summary>
    /// <param name="usages">What each used; null where it is not known.</param>
    public static IReadOnlyList<CostSum> Of(IEnumerable<RunUsage?> usages) =>
    [
        .. usages.Where(usage => usage is { CrpuHours: not null, EstimatedCost: not null })
            .GroupBy(usage => usage!.EstimatedCost!.Currency, usage => (decimal)usage!.CrpuHours!.Value * usage.EstimatedCost!.Rate)
            .OrderBy(costs => costs.Key, StringComparer.Ordinal)
            .Select(costs => new CostSum(decimal.Round(costs.Sum(), 2, MidpointRounding.AwayFromZero), costs.Key)),
    ];
}
