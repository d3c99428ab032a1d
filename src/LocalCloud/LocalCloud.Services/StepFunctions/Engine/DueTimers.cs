using LocalCloud.Asl.Execution;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.Time;
using LocalCloud.Store;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>
/// Tells executions of their timers. The timers are rows; in memory there is one alarm, for the next of them, however many
/// executions wait.
/// </summary>
internal sealed class DueTimers : IAsyncDisposable
{
    private const int LargestBatch = 500;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly LocalStore _store;
    private readonly ISignals _signals;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ITimer _alarm;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private long _next = long.MaxValue;
    private bool _again;
    private Task _running = Task.CompletedTask;

    public DueTimers(LocalStore store, ISignals signals, TimeProvider clock, ILogger logger)
    {
        _store = store;
        _signals = signals;
        _clock = clock;
        _logger = logger;
        _alarm = clock.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes up the timers on disk.</summary>
    public void Start() => Ring();

    /// <summary>A timer was committed.</summary>
    /// <param name="due">When it is due.</param>
    public void Added(DateTimeOffset due)
    {
        var milliseconds = due.ToUnixTimeMilliseconds();
        lock (_gate)
        {
            if (milliseconds < _next)
            {
                SetAlarm(milliseconds);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _alarm.DisposeAsync();
        await _stop.CancelAsync();
        Task running;
        lock (_gate)
        {
            running = _running;
        }

        await running;
        _stop.Dispose();
    }

    private void SetAlarm(long due)
    {
        _next = due;
        _alarm.SetFor(_clock, DateTimeOffset.FromUnixTimeMilliseconds(due));
    }

    private void Ring()
    {
        lock (_gate)
        {
            _again = true;
            if (_running.IsCompleted && !_stop.IsCancellationRequested)
            {
                _running = _clock.StartWork(RunAsync);
            }
        }
    }

#pragma warning disable CA1031 // The loop must outlive a disk that is full for a while.
    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await FireAsync();
                lock (_gate)
                {
                    if (!_again)
                    {
                        // Inside the gate: the ring that comes next finds this run over, or sets _again before.
                        _running = Task.CompletedTask;
                        return;
                    }
                }
            }
            catch (Exception e)
            {
                Log.TimersFailed(_logger, e);
                await Task.Delay(s_pause, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
#pragma warning restore CA1031

    private async Task FireAsync()
    {
        lock (_gate)
        {
            _again = false;
            _next = long.MaxValue;
        }

        while (!_stop.IsCancellationRequested)
        {
            var now = _clock.NowMilliseconds();
            var due = _store.Read(connection => PendingRows.Due(connection, now, LargestBatch));
            if (due.Count == 0)
            {
                break;
            }

            // A turn deletes the row of the timer it was told of, so the next look finds others.
            await Task.WhenAll(due.Select(timer => _signals.SendAsync(timer.Execution, new Signal.TimerFired(timer.Timer))));
        }

        if (_store.Read(PendingRows.NextDue) is { } next)
        {
            lock (_gate)
            {
                if (next < _next)
                {
                    SetAlarm(next);
                }
            }
        }
    }
}
