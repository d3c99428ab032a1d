using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tests.Management;

public sealed class RunQueryTests
{
    private static readonly RunListItem s_run = new()
    {
        RunId = "nightly-1",
        ExecutionArn = Sights.Arn,
        RuntimeStatus = RuntimeStatus.Failed,
        Outcome = RunStatus.TimedOut,
        StartedAt = Sights.Start,
        MembershipId = "m",
        AnalysisTemplateArn = "arn:aws:cleanrooms:x:1:membership/m/analysistemplate/t",
        Tags = new Dictionary<string, string> { ["team"] = "red", ["tier"] = "1" },
    };

    [Fact]
    public void Query_WithoutFilters_FitsAll()
    {
        Assert.True(new RunQuery().Fits(s_run));
        Assert.True(new RunQuery().Fits(s_run with { Outcome = null, MembershipId = null, AnalysisTemplateArn = null }));
        Assert.True(new RunQuery().MayHave(DateOnly.MinValue));
        Assert.Equal(100, new RunQuery().Top);
    }

    [Theory]
    [InlineData("nightly", true)]
    [InlineData("nightly-1", true)]
    [InlineData("Nightly", false)]
    [InlineData("ightly", false)]
    public void Prefix_OfTheId_IsHeeded(string prefix, bool fits) => Assert.Equal(fits, new RunQuery { IdPrefix = prefix }.Fits(s_run));

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(1, null, false)]
    [InlineData(null, 0, true)]
    [InlineData(null, -1, false)]
    [InlineData(-1, 1, true)]
    public void Times_AreHeeded_ToTheSecond(int? from, int? to, bool fits) => Assert.Equal(
        fits,
        new RunQuery { From = from is { } first ? Sights.Start.AddSeconds(first) : null, To = to is { } last ? Sights.Start.AddSeconds(last) : null }.Fits(s_run));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Days_BetweenTheTimes_MayHaveRuns(int day, bool may) => Assert.Equal(
        may, new RunQuery { From = Sights.Start, To = Sights.Start.AddDays(2) }.MayHave(DateOnly.FromDateTime(Sights.Start.UtcDateTime).AddDays(day)));

    [Fact]
    public void StatusesAndOutcomes_AnyOfThem_Fits()
    {
        Assert.True(new RunQuery { Statuses = new HashSet<RuntimeStatus> { RuntimeStatus.Completed, RuntimeStatus.Failed } }.Fits(s_run));
        Assert.False(new RunQuery { Statuses = new HashSet<RuntimeStatus> { RuntimeStatus.Completed } }.Fits(s_run));
        Assert.True(new RunQuery { Outcomes = new HashSet<RunStatus> { RunStatus.Failed, RunStatus.TimedOut } }.Fits(s_run));
        Assert.False(new RunQuery { Outcomes = new HashSet<RunStatus> { RunStatus.Failed } }.Fits(s_run));
        Assert.False(new RunQuery { Outcomes = new HashSet<RunStatus> { RunStatus.Succeeded } }.Fits(s_run with { Outcome = null }));
    }

    [Theory]
    [InlineData("m", "m", true)]
    [InlineData("m", "n", false)]
    [InlineData(null, "m", false)]
    public void Membership_IsHeeded(string? membership, string wanted, bool fits) =>
        Assert.Equal(fits, new RunQuery { MembershipId = wanted }.Fits(s_run with { MembershipId = membership }));

    [Theory]
    [InlineData("t", true)]
    [InlineData("arn:aws:cleanrooms:x:1:membership/m/analysistemplate/t", true)]
    [InlineData("analysistemplate/t", false)]
    [InlineData("m", false)]
    [InlineData("", false)]
    public void Template_ByItsArnOrItsId_IsHeeded(string wanted, bool fits)
    {
        Assert.Equal(fits, new RunQuery { AnalysisTemplate = wanted }.Fits(s_run));
        Assert.False(new RunQuery { AnalysisTemplate = wanted }.Fits(s_run with { AnalysisTemplateArn = null }));
    }

    [Theory]
    [InlineData("team=red", true)]
    [InlineData("team=red tier=1", true)]
    [InlineData("team=blue", false)]
    [InlineData("team=red tier=2", false)]
    [InlineData("owner=red", false)]
    public void Tags_MustAllBeThere(string tags, bool fits) => Assert.Equal(
        fits, new RunQuery { Tags = tags.Split(' ').Select(tag => tag.Split('=')).ToDictionary(tag => tag[0], tag => tag[1]) }.Fits(s_run));
}
