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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not set anew for each wait: a round that a late signal began still has the timer of the one before.
        var timer = Clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using (timer.ConfigureAwait(false))
        {
            try
            {
                while (true)
                {
                    var signals = _work.Signals;
                    timer.SetFor(Clock, await TryRunDueAsync(stoppingToken).ConfigureAwait(false));
                    _work.Done(signals);
                    await _wake.Reader.ReadAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // What is due is in the store, for the next start.
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A round that fails must not end the loop.")]
    private async Task<DateTimeOffset?> TryRunDueAsync(CancellationToken stopping)
    {
        try
        {
            return await RunDueAsync(stopping).ConfigureAwait(false);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            Log.RoundFailed(Logger, failure, GetType().Name);
            return Clock.GetUtcNow() + s_afterFailure;
        }
    }
}
