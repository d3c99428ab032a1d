using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Tests.Usage;

public sealed class PriceTests
{
    private static readonly CrpuPrice s_price = new(2.06m, "USD", "2026-08");

    [Theory]
    [InlineData("us-east-1=2.00 USD 2026-08, eu-west-1=2.06 EUR", "us-east-1", "2.00 USD 2026-08")]
    [InlineData("us-east-1=2.00 USD 2026-08,eu-west-1 = 2.06  EUR,", "eu-west-1", "2.06 EUR ")]
    [InlineData("us-east-1=2.00 USD", "eu-west-1", null)]
    [InlineData("", "us-east-1", null)]
    public void Find_InAList_HasThePriceOfTheRegion(string list, string region, string? price) => Assert.Equal(
        price, PriceList.Find(list, region) is { } found ? FormattableString.Invariant($"{found.Rate} {found.Currency} {found.AsOf}") : null);

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("us-east-1=")]
    [InlineData("us-east-1=2.00")]
    [InlineData("us-east-1=2,00 USD")]
    [InlineData("us-east-1=two USD")]
    [InlineData("us-east-1=-2 USD")]
    [InlineData("us-east-1=2.00 USD August 2026")]
    public void Find_InAListThatIsNone_Throws(string list) => Assert.Throws<FormatException>(() => PriceList.Find(list, "us-east-1"));

    [Theory]
    [InlineData(1.3333, "2.75")]
    [InlineData(0.25, "0.52")]
    [InlineData(0, "0.00")]
    public void Price_OfSomeUnits_IsRoundedToCents(double units, string amount) => Assert.Equal(
        new CostEstimate(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "USD", 2.06m, "2026-08"), s_price.Of(units));

    [Fact]
    public void Usage_OfAJob_HasACostOnceUnitsAndPriceAreKnown()
    {
        var job = new ProtectedJob
        {
            Id = "job",
            MembershipId = "m",
            MembershipArn = "arn",
            CreateTime = DateTimeOffset.UnixEpoch,
            Status = JobStatus.Success,
            Statistics = new JobStatistics(600_000, new BilledUtilization(2)),
        };

        Assert.Equal(new RunUsage(2, 600_000, new CostEstimate(4.12m, "USD", 2.06m, "2026-08")), RunUsage.Of(job, s_price));
        Assert.Equal(new RunUsage(2, 600_000, null), RunUsage.Of(job, null));
        Assert.Equal(new RunUsage(null, 600_000, null), RunUsage.Of(job with { Statistics = new JobStatistics(600_000, null) }, s_price));
        Assert.Equal(new RunUsage(null, null, null), RunUsage.Of(job with { Statistics = null }, s_price));
    }

    [Fact]
    public void Sum_OfRuns_IsRoundedOnce_ForEachCurrency()
    {
        var usages = new[] { Used(0.3, 0.01m, "USD"), Used(0.3, 0.01m, "USD"), Used(1, 3, "EUR"), Used(null, 3, "USD"), new RunUsage(5, null, null), null };

        Assert.Equal([new CostSum(3, "EUR"), new CostSum(0.01m, "USD")], CostSum.Of(usages));

        static RunUsage Used(double? units, decimal rate, string currency) => new(units, null, new CostEstimate(0, currency, rate, null));
    }
}
