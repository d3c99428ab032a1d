using Testing;

namespace ProtectedJobs.Aws.Tests;

/// <summary>Five calls a second of an operation, for the whole account: a few at once, then one each fifth of a second.</summary>
public sealed class CallPaceTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(200);
    private readonly FakeClock _clock = new(s_start);
    private readonly CallPace _pace;

    public CallPaceTests() => _pace = new CallPace(_clock, 3, s_every);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Wait_WithinTheBurst_IsNone() => Assert.All(Calls(3), call => Assert.True(call.IsCompletedSuccessfully));

    [Fact]
    public void Wait_BeyondTheBurst_IsAFifthOfASecondEach()
    {
        var calls = Calls(6);

        Assert.Equal([true, true, true, false, false, false], calls.Select(call => call.IsCompleted));
        _clock.Advance(s_every);
        Assert.Equal([true, true, true, true, false, false], calls.Select(call => call.IsCompleted));
        _clock.Advance(s_every);
        Assert.Equal([true, true, true, true, true, false], calls.Select(call => call.IsCompleted));
    }

    [Fact]
    public void Wait_AfterAPause_HasTheBurstAgainAndNoMore()
    {
        _ = Calls(3);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([true, true, true, false], Calls(4).Select(call => call.IsCompleted));
    }

    [Fact]
    public void Wait_OfManyInAMinute_LetsFiveASecondThroughAndTheBurst()
    {
        var calls = Calls(400);

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(303, calls.Count(call => call.IsCompleted));
    }

    [Fact]
    public async Task Wait_ThatIsCancelled_Ends()
    {
        _ = Calls(3);
        using var stop = new CancellationTokenSource();
        var waiting = _pace.WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private List<Task> Calls(int count) => [.. Enumerable.Range(0, count).Select(_ => _pace.WaitAsync(Cancel))];
}
