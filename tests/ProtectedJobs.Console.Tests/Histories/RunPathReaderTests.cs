using ProtectedJobs.Console.Histories;
using ProtectedJobs.Console.Machines;
using ProtectedJobs.Console.Tests.Fakes;

namespace ProtectedJobs.Console.Tests.Histories;

public sealed class RunPathReaderTests
{
    private static readonly DateTimeOffset s_at = new(2026, 8, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Path_OfASuccess_HasItsStaysRetriesAndWays()
    {
        var path = RunPathReader.Read(Scene.Succeeding(s_at));

        Assert.Equal(["StartJob", "AwaitJob", "PollJob", "AwaitJob", "CollectResult", "AnnounceCompletion"], path.Visits.Select(visit => visit.State));
        Assert.Equal("Throttled", Assert.Single(path.Visits[0].Retries).Error);
        Assert.Equal(VisitEnd.Succeeded, path.Visits[0].End);
        Assert.Equal((VisitEnd.Caught, "States.Timeout"), (path.Visits[1].End, path.Visits[1].Error));
        Assert.Equal(2, path.Visits[3].Number);
        Assert.True(path.IsOver && path.EndedWell);
        Assert.Null(path.Current);
        var taken = path.Taken(Machine.Start, Machine.End);
        Assert.Equal(1, taken[(Machine.Start, "StartJob")]);
        Assert.Equal(1, taken[("PollJob", "AwaitJob")]);
        Assert.Equal(1, taken[("AnnounceCompletion", Machine.End)]);
    }

    [Fact]
    public void Path_OfAFailure_EndsInTheStateThatFailed()
    {
        var path = RunPathReader.Read(Scene.Failing(s_at));

        Assert.Equal(("EndFailed", VisitEnd.Failed, "JobFailed"), (path.Visits[^1].State, path.Visits[^1].End, path.Visits[^1].Error));
        Assert.False(path.EndedWell);
    }

    [Fact]
    public void Path_OfAStop_SaysAborted() =>
        Assert.Equal(VisitEnd.Aborted, RunPathReader.Read(Scene.Stopped(s_at)).Visits[^1].End);

    [Fact]
    public void Path_OfARunUnderWay_KnowsWhereItIs() =>
        Assert.Equal("AwaitJob", RunPathReader.Read(Scene.Waiting(s_at)).Current);

    [Fact]
    public void Path_AfterARedrive_StaysAgainWithoutAWayThere()
    {
        var history = new HistoryScript(s_at).Enter("EndFailed", "{}").Try().Fail("JobFailed").End("ExecutionFailed")
            .Redrive().Try().Exit().Enter("StartJob").Try().Events;

        var path = RunPathReader.Read(history);

        Assert.Equal(["EndFailed", "EndFailed", "StartJob"], path.Visits.Select(visit => visit.State));
        Assert.True(path.Visits[1].IsRedriven);
        Assert.Equal(VisitEnd.Succeeded, path.Visits[1].End);
        Assert.False(path.Taken(Machine.Start, Machine.End).ContainsKey(("EndFailed", "EndFailed")));
        Assert.Equal("StartJob", path.Current);
    }

    [Fact]
    public void Timeline_OfAWaitingRun_GoesOnUntilNow()
    {
        var now = s_at.AddMinutes(7);
        var timeline = TimelineBuilder.Of(
            RunPathReader.Read(Scene.Waiting(s_at)), null, new JobLife(s_at.AddSeconds(3), s_at.AddSeconds(60), null, VisitEnd.Open), now);

        Assert.Equal(["Job waits for compute", "Job runs", "StartJob", "AwaitJob"], timeline.Rows.Select(row => row.Name));
        Assert.Equal(now, timeline.Rows[^1].Bars[^1].To);
        Assert.Equal(1, timeline.PlaceOf(now));
        Assert.Equal(VisitEnd.Open, timeline.Rows[1].Bars[0].End);
    }

    [Fact]
    public void Timeline_OfNothing_IsASecondLong() =>
        Assert.Equal(TimeSpan.FromSeconds(1), TimelineBuilder.Of(RunPath.Empty, null, null, s_at) is var timeline ? timeline.To - timeline.From : default);

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.12, "120 ms")]
    [InlineData(45, "45 s")]
    [InlineData(150, "2 min 30 s")]
    [InlineData(3900, "1 h 05 min")]
    [InlineData(180_000, "2 d 02 h")]
    public void Length_IsToldInItsTwoUnits(double seconds, string told) =>
        Assert.Equal(told, TimeTicks.Tell(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.5)]
    [InlineData(59)]
    [InlineData(4000)]
    [InlineData(1_000_000)]
    public void Ticks_AreFewAndInside(double seconds)
    {
        var ticks = TimeTicks.Of(TimeSpan.FromSeconds(seconds));
        Assert.InRange(ticks.Count, 1, 8);
        Assert.All(ticks, tick => Assert.True(tick <= TimeSpan.FromSeconds(seconds)));
    }
}
