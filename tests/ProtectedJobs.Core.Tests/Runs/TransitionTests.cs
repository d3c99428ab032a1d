using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;
using Simulation.Machine;

namespace ProtectedJobs.Core.Tests.Runs;

/// <summary>What waiting costs, on the machine and the handlers that deploy: <c>tests/Benchmarks -- transitions</c> prints it.</summary>
public sealed class TransitionTests
{
    // A job that ends just before its deadline of 12 hours.
    public static TheoryData<double> Hours() => [1 / 60d, 1, 11.99];

    [Theory]
    [MemberData(nameof(Hours))]
    public void Run_WithTheEvent_TakesFourTransitions(double hours)
    {
        var count = TransitionCount.Of(TimeSpan.FromHours(hours), hasEvents: true, sweeps: true);

        Assert.Equal("Succeeded", count.Status);
        Assert.Equal(4, count.Transitions);
        Assert.True(count.Lag < TimeSpan.FromSeconds(5), $"{count.Lag}");
    }

    [Theory]
    [MemberData(nameof(Hours))]
    public void Run_WithoutTheEvent_IsSeenWithinFiveMinutesAndSixtyTransitions(double hours)
    {
        var count = TransitionCount.Of(TimeSpan.FromHours(hours), hasEvents: false, sweeps: true);

        Assert.Equal("Succeeded", count.Status);
        Assert.InRange(count.Transitions, 4, 60);
        Assert.True(count.Lag <= TimeSpan.FromMinutes(5.2), $"{count.Lag}");
    }

    [Theory]
    [MemberData(nameof(Hours))]
    public void Run_WithNeitherEventNorSweep_StillEndsWithinSixtyTransitions(double hours)
    {
        var count = TransitionCount.Of(TimeSpan.FromHours(hours), hasEvents: false, sweeps: false);

        Assert.Equal("Succeeded", count.Status);
        Assert.InRange(count.Transitions, 4, 60);
        Assert.True(count.Lag <= PollPlan.Default.Max, $"{count.Lag}");
    }

    [Fact]
    public void Run_OfTheLongestDeadlineWithTheClosestLooksAllowed_EndsBeforeItsHistoryDoes()
    {
        var closest = Enumerable.Range(1, 3600).First(seconds => HistoryBudget.Holds(new Orchestration
        {
            Deadline = Orchestration.Longest,
            QueueTimeout = TimeSpan.FromSeconds(60),
            Poll = new PollPlan(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds)),
        }));

        var count = TransitionCount.Of(
            Orchestration.Longest + TimeSpan.FromDays(1),
            hasEvents: false,
            sweeps: false,
            $$$"""{"deadlineSeconds":604800,"queueTimeoutSeconds":60,"poll":{"firstSeconds":{{{closest}}},"maxSeconds":{{{closest}}}}}""");

        Assert.Equal("Failed", count.Status);
        Assert.InRange(count.Events, 1, HistoryBudget.Limit - 8_000);
    }

    [Fact]
    public void Looks_AtAJobThatWillNotCancel_AreNeverSoCloseThatTheyFillAHistory()
    {
        var most = PollDecision.CancelPatience / PollDecision.LeastCancelLook * HistoryBudget.EventsPerLook;

        Assert.InRange(most, 1, HistoryBudget.Reserve / 10);
    }
}
