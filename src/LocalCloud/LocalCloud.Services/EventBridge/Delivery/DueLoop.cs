using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using LocalCloud.Services.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.EventBridge.Delivery;

/// <summary>Does what is due, then sleeps until the next thing is or somebody says that there is something new.</summary>
/// <param name="clock">The cloud's clock.</param>
/// <param name="log">Told when a round failed; the next one comes all the same.</param>
internal abstract class DueLoop(TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan s_afterFailure = TimeSpan.FromSeconds(5);

    // A timer takes no longer; looking once a day more than needed harms nobody.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>The cloud's clock.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Where it tells what it decided.</summary>
    protected ILogger Logger { get; } = log;

    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly LoopWork _work = new(clock);

    /// <summary>Something may be due sooner than was known.</summary>
    public void Wake()
    {
        _work.Signalled();
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Does all that is due.</summary>
    /// <returns>When the next thing is; null if nothing is planned.</returns>
    protected abstract Task<DateTimeOffset?> RunDueAsync(CancellationToken stopping);

    [SuppressMessage("Design", "CA1031", Justification = "A round that fails must not end the loop.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var signals = _work.Signals;
            DateTimeOffset? next;
            try
            {
                next = await RunDueAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Log.RoundFailed(Logger, failure, GetType().Name);
                next = Clock.GetUtcNow() + s_afterFailure;
            }

            await SleepAsync(next, signals, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task SleepAsync(DateTimeOffset? until, long signals, CancellationToken stopping)
    {
        var wait = until - Clock.GetUtcNow() ?? Timeout.InfiniteTimeSpan;
        wait = wait < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : wait > s_longest ? s_longest : wait;
        var timer = Clock.CreateTimer(_ => Wake(), null, wait, Timeout.InfiniteTimeSpan);
        await using (timer.ConfigureAwait(false))
        {
            if (until <= Clock.GetUtcNow())
            {
                // Due at once, or since somebody moved the clock before the timer was set.
                Wake();
            }

            _work.Done(signals);
            try
            {
                await _wake.Reader.ReadAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The loop ends by its condition.
            }
        }
    }
}
