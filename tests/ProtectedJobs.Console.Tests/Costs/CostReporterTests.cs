using ProtectedJobs.Console.Costs;
using ProtectedJobs.Console.Runs;
using ProtectedJobs.Console.Tests.Fakes;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Console.Tests.Costs;

public sealed class CostReporterTests
{
    private static readonly DateTimeOffset s_at = new(2026, 8, 4, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_day = new(2026, 8, 4);

    [Fact]
    public void Report_SumsByDayMembershipAndTemplate()
    {
        var report = CostReporter.Of([Run("a", s_at, 2, 4m), Run("b", s_at, 1.5, 3m) with { MembershipId = "other" }, Run("c", s_at.AddDays(-2), 1, 2m)], s_day.AddDays(-2), s_day);

        Assert.Equal(["2026-08-02 1", "2026-08-03 0", "2026-08-04 3.5"], report.Days.Select(day => FormattableString.Invariant($"{day.Name} {day.CrpuHours}")));
        Assert.Equal([Scene.Membership, "other"], report.Memberships.Select(line => line.Name));
        Assert.Equal((3, 4.5, 9d, "USD"), (report.Total.Runs, report.Total.CrpuHours, report.Total.Cost, report.Currency));
    }

    [Fact]
    public void Report_LeavesOutWhatGoesOnAndOtherDays() =>
        Assert.Equal(0, CostReporter.Of([Scene.Row("x", RunState.Running, s_at), Run("old", s_at.AddDays(-9), 1, 1m)], s_day, s_day).Total.Runs);

    [Fact]
    public void Report_WithoutPrice_HasNoCostInsteadOfZero()
    {
        var report = CostReporter.Of([Run("a", s_at, 2, null)], s_day, s_day);

        Assert.Null(report.Currency);
        Assert.Null(report.Total.Cost);
    }

    [Fact]
    public void Report_OfAJobWithoutUnits_CountsItAsUnknown() =>
        Assert.Equal(1, CostReporter.Of([Run("a", s_at, null, null) with { JobStatus = JobStatus.Failed }], s_day, s_day).Total.Unknown);

    [Fact]
    public void Spread_OfDurations_HasClassesBetweenAndMarks()
    {
        var spread = DurationSpread.Of(((double[])[30, 90, 90, 600]).Select(TimeSpan.FromSeconds));

        Assert.Equal(["to 1 min 1", "to 2 min 2", "to 4 min 0", "to 8 min 0", "to 16 min 1"], spread.Classes.Select(one => $"{one.Name} {one.Jobs}"));
        Assert.Equal(TimeSpan.FromSeconds(90), spread.Median);
        Assert.Equal(TimeSpan.FromSeconds(600), spread.P90);
    }

    [Theory]
    [InlineData(0, 1, 0.25)]
    [InlineData(7, 8, 2)]
    [InlineData(523, 600, 200)]
    [InlineData(0.013, 0.015, 0.005)]
    [InlineData(2_500, 3_000, 1_000)]
    public void Axis_IsRoundAndHoldsTheGreatest(double greatest, double most, double step)
    {
        var axis = RoundAxis.Of(greatest);
        Assert.Equal(step, axis.Step, 1e-9);
        Assert.Equal(most, axis.Most, 1e-9);
    }

    private static RunRow Run(string id, DateTimeOffset at, double? hours, decimal? cost) => Scene.Row(id, RunState.Succeeded, at) with
    {
        Usage = new RunUsage(hours, 60_000, cost is null ? null : new CostEstimate(cost.Value, "USD", 2m, null)),
    };
}
