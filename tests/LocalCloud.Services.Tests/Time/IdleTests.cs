using LocalCloud.Services.Time;

namespace LocalCloud.Services.Tests.Time;

/// <summary>When time may be skipped.</summary>
public sealed class IdleTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock _clock = VirtualClock.Stepped(s_start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _clock.Dispose();

    [Fact]
    public async Task Idle_ComesWhenTheLastWorkEnds()
    {
        var first = _clock.BeginWork();
        var second = _clock.BeginWork();
        var idle = _clock.WhenIdleAsync(Token);

        first.Dispose();
        first.Dispose();
        Assert.False(idle.IsCompleted);
        second.Dispose();

        await idle;
    }

    [Fact]
    public async Task Idle_IsNotBeforeWhatIsDueHasHappened()
    {
        var fired = false;
        await using var timer = _clock.CreateTimer(_ => fired = true, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await _clock.WhenIdleAsync(Token);

        Assert.True(fired);
    }

    [Fact]
    public async Task Skip_GoesToTheNextTimer_AndWaitsForTheWorkItBegan()
    {
        var work = new TaskCompletionSource();
        await using var timer = _clock.CreateTimer(
            _ =>
            {
                var begun = _clock.BeginWork();
                work.Task.ContinueWith(_ => begun.Dispose(), Token, TaskContinuationOptions.None, TaskScheduler.Default);
            },
            null,
            TimeSpan.FromHours(12),
            Timeout.InfiniteTimeSpan);

        await _clock.SkipAsync(Token);
        var idle = _clock.WhenIdleAsync(Token);

        Assert.Equal(s_start.AddHours(12), _clock.GetUtcNow());
        Assert.False(idle.IsCompleted);
        work.SetResult();
        await idle;
    }

    [Fact]
    public async Task Loop_IsAtWork_FromASignalToTheEndOfARoundThatBeganAfterIt()
    {
        var loop = new LoopWork(_clock);
        loop.Signalled();
        var idle = _clock.WhenIdleAsync(Token);
        var round = loop.Signals;
        loop.Signalled();

        loop.Done(round);
        Assert.False(idle.IsCompleted);
        loop.Done(loop.Signals);

        await idle;
    }
}
