using Microsoft.Extensions.Logging.Abstractions;
using ProtectedJobs.Console.Runs;
using ProtectedJobs.Console.Tests.Fakes;
using ProtectedJobs.Core.Runs.Errors;
using Testing;

namespace ProtectedJobs.Console.Tests.Runs;

public sealed class RunFeedTests
{
    private static readonly FeedRhythm s_rhythm = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
    private readonly FakeRuns _runs = new();
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 8, 4, 10, 0, 0, TimeSpan.Zero));
    private readonly RunFeed _feed;

    public RunFeedTests() => _feed = new RunFeed(_runs, s_rhythm, _clock, NullLogger<RunFeed>.Instance);

    [Fact]
    public async Task Feed_FirstLook_ReadsEverythingNewestFirst()
    {
        for (var n = 0; n < 1200; n++)
        {
            Put($"r{n}", RunState.Succeeded, n);
        }

        await LookAsync();

        Assert.Equal(1200, _feed.Board.Rows.Count);
        Assert.True(_feed.Board.IsComplete);
        Assert.Equal("r0", _feed.Board.Rows[0].RunId);
    }

    [Fact]
    public async Task Feed_LaterLooks_FollowWhatGoesOnAndSeeWhatIsNew()
    {
        Put("old", RunState.Running, 10);
        await LookAsync();
        Put("old", RunState.Succeeded, 10);
        Put("new", RunState.Running, 0);
        await LookAsync();

        Assert.Equal(["new Running", "old Succeeded"], _feed.Board.Rows.Select(row => $"{row.RunId} {row.State}"));
    }

    [Fact]
    public async Task Feed_WhenAllIsReadAgain_DropsWhatIsGone()
    {
        Put("gone", RunState.Succeeded, 10);
        await LookAsync();
        _runs.Runs.Clear();
        Put("new", RunState.Succeeded, 0);
        _clock.Advance(TimeSpan.FromMinutes(11));
        await LookAsync();

        Assert.Equal("new", Assert.Single(_feed.Board.Rows).RunId);
    }

    [Fact]
    public async Task Feed_InTrouble_KeepsTheBoardAndSaysSo()
    {
        Put("a", RunState.Succeeded, 0);
        await LookAsync();
        _runs.Trouble = new WorldUnavailable("ListExecutions: no answer");
        await LookAsync();

        Assert.Single(_feed.Board.Rows);
        Assert.Equal("ListExecutions: no answer", _feed.Board.Trouble);
        _runs.Trouble = null;
        await LookAsync();
        Assert.Null(_feed.Board.Trouble);
    }

    [Fact]
    public async Task Feed_InTroubleNobodyForesaw_GoesOnLooking()
    {
        _runs.Trouble = new InvalidOperationException("a page that cannot be read");
        await LookAsync();
        Assert.Equal("a page that cannot be read", _feed.Board.Trouble);
        _runs.Trouble = null;
        Put("a", RunState.Succeeded, 0);
        await LookAsync();
        Assert.Single(_feed.Board.Rows);
    }

    [Fact]
    public async Task Feed_Forgets_PurgedRuns()
    {
        Put("a", RunState.Succeeded, 0);
        await LookAsync();
        _feed.Forget("a");
        Assert.Empty(_feed.Board.Rows);
    }

    [Fact]
    public async Task Feed_WhileNobodyWatches_Rests()
    {
        using var stop = new CancellationTokenSource();
        var running = _feed.RunAsync(stop.Token);
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (_feed.Watch(() => seen.TrySetResult()))
        {
            await seen.Task.WaitAsync(TestContext.Current.CancellationToken);
        }

        var lists = _runs.Lists;
        for (var minute = 0; minute < 30; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        // Looks that were due or begun while somebody still watched may end; no other begins.
        Assert.InRange(_runs.Lists, lists, lists + 3);
        await stop.CancelAsync();
        await Task.WhenAny(running);
    }

    private Task LookAsync() => _feed.LookAsync(TestContext.Current.CancellationToken);

    private void Put(string runId, RunState state, int minutesAgo) =>
        _runs.Put(Scene.Detail(Scene.Row(runId, state, _runs.Now.AddMinutes(-minutesAgo))));
}
