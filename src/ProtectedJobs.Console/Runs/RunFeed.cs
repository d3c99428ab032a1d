using Microsoft.Extensions.Logging;

namespace ProtectedJobs.Console.Runs;

/// <summary>
/// Keeps one board of all runs up to date for every page that is open: however many look, the place is asked once.
/// It reads everything once, then what is new and what goes on; while nobody looks, it rests.
/// </summary>
/// <param name="source">The runs.</param>
/// <param name="rhythm">How often to look.</param>
/// <param name="clock">The wall's clock.</param>
/// <param name="log">Told of trouble.</param>
public sealed partial class RunFeed(IRunSource source, FeedRhythm rhythm, TimeProvider clock, ILogger<RunFeed> log)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Action> _watchers = [];
    private TaskCompletionSource _wakeUp = NewSignal();
    private long _readAllAt = long.MinValue;

    /// <summary>The board as last read.</summary>
    public RunBoard Board { get; private set; } = RunBoard.Empty;

    /// <summary>Calls back after every change, on any thread, until it is disposed of.</summary>
    /// <param name="changed">Must not block.</param>
    public IDisposable Watch(Action changed)
    {
        lock (_gate)
        {
            _watchers.Add(changed);
        }

        LookNow();
        return new Watcher(this, changed);
    }

    /// <summary>Looks at once, because something was done.</summary>
    public void LookNow()
    {
        lock (_gate)
        {
            _wakeUp.TrySetResult();
        }
    }

    /// <summary>Takes a purged run off the board.</summary>
    /// <param name="runId">The run.</param>
    public void Forget(string runId) => Publish(board => board.Without(runId));

    /// <summary>Looks until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var signal = Rearm();
            await LookAsync(cancellationToken);
            await RestAsync(signal, cancellationToken);
        }
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var readAll = !Board.IsComplete || clock.GetElapsedTime(_readAllAt) > rhythm.EverythingEvery;
            var (until, seen) = (Board.OldestOpen ?? DateTimeOffset.MaxValue, new HashSet<string>());
            await foreach (var page in source.ListAsync(cancellationToken))
            {
                seen.UnionWith(page.Select(row => row.RunId));
                Publish(board => board.With(page) with { AsOf = source.Now, Trouble = null });
                if (!readAll && (page.Count == 0 || page[^1].StartedAt < until))
                {
                    return;
                }
            }

            // Everything was listed: what was not is gone, or fell out of the days that are kept.
            _readAllAt = clock.GetTimestamp();
            Publish(board => board with { Rows = [.. board.Rows.Where(row => seen.Contains(row.RunId))], AsOf = source.Now, IsComplete = true, Trouble = null });
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, the next look may do better; a feed that ended would leave every page standing still.
            LookFailed(log, trouble.Message);
            Publish(board => board with { Trouble = trouble.Message });
        }
    }

    private async Task RestAsync(Task signal, CancellationToken cancellationToken)
    {
        bool isWatched;
        lock (_gate)
        {
            isWatched = _watchers.Count > 0;
        }

        if (!isWatched)
        {
            await signal.WaitAsync(cancellationToken);
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(signal, Task.Delay(rhythm.Between, clock, enough.Token));
        await enough.CancelAsync();
    }

    private Task Rearm()
    {
        lock (_gate)
        {
            if (_wakeUp.Task.IsCompleted)
            {
                _wakeUp = NewSignal();
            }

            return _wakeUp.Task;
        }
    }

    private void Publish(Func<RunBoard, RunBoard> change)
    {
        Action[] watchers;
        lock (_gate)
        {
            Board = change(Board);
            watchers = [.. _watchers];
        }

        foreach (var watcher in watchers)
        {
            watcher();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(EventId = 1300, EventName = "LookFailed", Level = LogLevel.Warning, Message = "The runs could not be listed: {Trouble}")]
    private static partial void LookFailed(ILogger logger, string trouble);

    private sealed class Watcher(RunFeed feed, Action changed) : IDisposable
    {
        public void Dispose()
        {
            lock (feed._gate)
            {
                feed._watchers.Remove(changed);
            }
        }
    }
}

/// <summary>How often the runs are listed.</summary>
/// <param name="Between">The time between two looks at what is new and what goes on.</param>
/// <param name="EverythingEvery">The time between two looks at everything.</param>
public sealed record FeedRhythm(TimeSpan Between, TimeSpan EverythingEvery)
{
    /// <summary>For a local cloud: a second, ten minutes.</summary>
    public static FeedRhythm Local { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

    /// <summary>For AWS: five seconds, ten minutes.</summary>
    public static FeedRhythm Aws { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10));
}
