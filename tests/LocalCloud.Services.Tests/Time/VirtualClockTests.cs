using LocalCloud.Services.Time;
using Testing;

namespace LocalCloud.Services.Tests.Time;

public sealed class VirtualClockTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempDirectory _directory = new();
    private readonly FakeClock _wall = new(s_start);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Now_Scaled_RunsSoManyTimesAsFast()
    {
        using var clock = VirtualClock.Open(_directory.Path, 60, _wall);
        _wall.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(s_start.AddHours(1), clock.GetUtcNow());
    }

    [Fact]
    public void Timer_Scaled_FiresAfterItsTimeByThisClock()
    {
        using var clock = VirtualClock.Open(_directory.Path, 60, _wall);
        DateTimeOffset? fired = null;
        using var timer = clock.CreateTimer(_ => fired = clock.GetUtcNow(), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        _wall.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(fired);
        _wall.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(s_start.AddHours(1), fired);
    }

    [Fact]
    public void Timer_FurtherOffThanTheWallsTimersReach_Fires()
    {
        using var clock = VirtualClock.Open(_directory.Path, 1, _wall);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromDays(365), Timeout.InfiniteTimeSpan);
        _wall.Advance(TimeSpan.FromDays(366));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void Timer_SetForAMoment_FiresThen_HoweverFarTimeWasMovedSince()
    {
        using var clock = VirtualClock.Stepped(s_start);
        var fired = new List<DateTimeOffset>();
        var seen = new MovedWhenRead(clock, TimeSpan.FromSeconds(4));
        using var timer = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        timer.SetFor(seen, s_start.AddSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(20));
        timer.SetFor(seen, null);
        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal([s_start.AddSeconds(10)], fired);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(5, 5)]
    [InlineData(30 * 86_400, 20 * 86_400)]
    public void Timer_OfAnotherClockSetForAMoment_FiresAtOnceThenOrAfter20Days(int ahead, int fires)
    {
        DateTimeOffset? fired = null;
        using var timer = _wall.CreateTimer(_ => fired ??= _wall.GetUtcNow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        timer.SetFor(_wall, s_start.AddSeconds(ahead));
        _wall.Advance(TimeSpan.FromDays(31));

        Assert.Equal(s_start.AddSeconds(fires), fired);
    }

    [Fact]
    public void Advance_Stepped_FiresWhatFallsDueInOrderAtItsMoment()
    {
        using var clock = VirtualClock.Stepped(s_start);
        var fired = new List<string>();
        void Arm(string name, int seconds, int period) => clock.CreateTimer(
            _ => fired.Add($"{name}@{(clock.GetUtcNow() - s_start).TotalSeconds}"),
            null,
            TimeSpan.FromSeconds(seconds),
            period == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period));
        Arm("b", 5, 0);
        Arm("a", 2, 2);
        Arm("c", 5, 0);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["a@2", "a@4", "b@5", "c@5"], fired);
        Assert.Equal(s_start.AddSeconds(5), clock.GetUtcNow());
    }

    [Fact]
    public void Advance_TimerSetByATimer_FiresInTheSameStep()
    {
        using var clock = VirtualClock.Stepped(s_start);
        var fired = 0;
        clock.CreateTimer(
            _ => clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan),
            null,
            TimeSpan.FromSeconds(1),
            Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task Timer_DueAtOnceWhileTimeStandsStill_Fires()
    {
        using var clock = VirtualClock.Stepped(s_start);
        var fired = new TaskCompletionSource();
        using var timer = clock.CreateTimer(_ => fired.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await fired.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Timer_Disposed_DoesNotFire()
    {
        using var clock = VirtualClock.Stepped(s_start);
        var fired = 0;
        clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).Dispose();
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(0, fired);
    }

    [Fact]
    public void Now_AfterARestart_GoesOnAtThePaceItHad()
    {
        using (var clock = VirtualClock.Open(_directory.Path, 10, _wall))
        {
            clock.Advance(TimeSpan.FromDays(1));
        }

        _wall.Advance(TimeSpan.FromSeconds(6));
        using var again = VirtualClock.Open(_directory.Path, 1, _wall);
        Assert.Equal(s_start.AddDays(1).AddMinutes(1), again.GetUtcNow());
    }

    [Fact]
    public void Now_AfterARestartWithTheWallSetBack_IsNotEarlier()
    {
        using (var clock = VirtualClock.Open(_directory.Path, 1, _wall))
        {
            clock.Advance(TimeSpan.FromHours(1));
        }

        using var again = VirtualClock.Open(_directory.Path, 1, new FakeClock(s_start.AddYears(-1)));
        Assert.Equal(s_start.AddHours(1), again.GetUtcNow());
    }

    [Fact]
    public void SetScale_Zero_StandsStillUntilItGoesOn()
    {
        using var clock = VirtualClock.Open(_directory.Path, 1, _wall);
        clock.SetScale(0);
        _wall.Advance(TimeSpan.FromHours(1));
        Assert.Equal(s_start, clock.GetUtcNow());
        clock.SetScale(2);
        _wall.Advance(TimeSpan.FromHours(1));
        Assert.Equal(s_start.AddHours(2), clock.GetUtcNow());
    }

    [Fact]
    public async Task WhenArmed_TimerSetLater_TellsHowFarOffItIs()
    {
        using var clock = VirtualClock.Stepped(s_start);
        var armed = clock.WhenArmedAsync(TestContext.Current.CancellationToken);
        Assert.False(armed.IsCompleted);
        using var timer = clock.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(7), Timeout.InfiniteTimeSpan);
        Assert.Equal(TimeSpan.FromMinutes(7), await armed);
    }

    /// <summary>Somebody moves time on just after it was read.</summary>
    private sealed class MovedWhenRead(VirtualClock clock, TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            var now = clock.GetUtcNow();
            clock.Advance(by);
            return now;
        }
    }
}
