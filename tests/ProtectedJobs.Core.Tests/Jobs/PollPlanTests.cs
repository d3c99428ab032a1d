using ProtectedJobs.Core.Jobs;

namespace ProtectedJobs.Core.Tests.Jobs;

public sealed class PollPlanTests
{
    [Theory]
    [InlineData(-1, 11)]
    [InlineData(0, 11)]
    [InlineData(2, 13)]
    [InlineData(6, 17)]
    [InlineData(19, 30)]
    [InlineData(10_000, 30)]
    public void After_AJobOfThatAge_WaitsAboutAsLongAgain(int minutes, int delay) =>
        Assert.Equal(TimeSpan.FromMinutes(delay), PollPlan.Default.After(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(14, 2)]
    [InlineData(720, 25)]
    public void LooksWithin_DefaultPlan_CountsThem(int minutes, int looks) =>
        Assert.Equal(looks, PollPlan.Default.LooksWithin(TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Default_TwelveHoursWithoutAnyEvent_TakesAtMost60Transitions()
    {
        // StartJob, AwaitJob, then PollJob and AwaitJob for each look, CollectResult, AnnounceCompletion.
        var transitions = 4 + (2 * PollPlan.Default.LooksWithin(TimeSpan.FromHours(12)));

        Assert.InRange(transitions, 5, 60);
    }
}
