using System.Threading.Channels;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Lambda.Events;

/// <summary>Serves the queue of asynchronous invocations: at least once each, again after a restart, as <see cref="EventFate"/> says.</summary>
internal sealed class EventQueue(
    LocalFunctions functions,
    EventStore store,
    Destinations destinations,
    TimeProvider clock,
    EventQueueSettings settings) : BackgroundService
{
    // One token is enough: it says that something changed, not what.
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly LoopWork _work = new(clock);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _serving = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Accepted += Signal;
        await using var alarm = clock.CreateTimer(
            _ => Signal(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            while (true)
            {
                var signals = _work.Signals;
                alarm.SetFor(clock, Dispatch(stoppingToken));
                _work.Done(signals);
                await _changed.Reader.ReadAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops; what is being served is served again at the next start.
        }
        finally
        {
            store.Accepted -= Signal;
            await Task.WhenAll(Serving());
        }
    }

    private void Signal()
    {
        _work.Signalled();
        _changed.Writer.TryWrite(true);
    }

    private Task[] Serving()
    {
        lock (_gate)
        {
            return [.. _serving.Values];
        }
    }

    private DateTimeOffset? Dispatch(CancellationToken stopping)
    {
        HashSet<string> serving;
        lock (_gate)
        {
            serving = [.. _serving.Keys];
        }

        var free = settings.MaxInFlight - serving.Count;
        if (free == 0)
        {
            return null;
        }

        var (due, next) = store.Due(serving, free);
        foreach (var item in due)
        {
            lock (_gate)
            {
                // Started inside the lock, so that it cannot leave before it has entered.
                _serving.Add(item.Id, clock.StartWork(() => ServeAsync(item, stopping)));
            }
        }

        return next;
    }

    private async Task ServeAsync(QueuedEvent item, CancellationToken stopping)
    {
        try
        {
            await AttemptAsync(item, stopping);
        }
        catch (OperationCanceledException)
        {
            // The host stops. The event is still in the queue.
        }
#pragma warning disable CA1031 // The outermost loop of one event: whatever failed, the event stays and is tried again.
        catch (Exception e)
        {
            Log.EventsFailed(settings.Logger, e);
            try
            {
                var again = EventFate.After(item, function: null, result: null);
                await store.AgainAsync(item.Id, again.Delay!.Value, again.CostsAttempt);
            }
            catch (Exception broken)
            {
                // The store itself. Left as being served, the event is not tried over and over; the next start finds it.
                Log.EventsFailed(settings.Logger, broken);
                return;
            }
        }
#pragma warning restore CA1031

        lock (_gate)
        {
            _serving.Remove(item.Id);
        }

        Signal();
    }

    private async Task AttemptAsync(QueuedEvent item, CancellationToken stopping)
    {
        var function = functions.FindByName(item.Function);
        InvocationResult? result = null;
        var fate = EventFate.BeforeAttempt(item, function?.Definition, clock.GetUtcNow());
        if (fate is null)
        {
            result = function is null ? null : await RunAsync(function, item, stopping);
            fate = EventFate.After(item, function?.Definition, result);
        }

        switch (fate.Value)
        {
            case { Delay: { } delay }:
                await store.AgainAsync(item.Id, delay, fate.Value.CostsAttempt);
                break;
            case { Condition: { } condition }:
                await GiveUpAsync(item, function, condition, result);
                break;
            default:
                await store.DoneAsync(item.Id);
                break;
        }
    }

    private static async Task<InvocationResult?> RunAsync(
        LocalFunction function,
        QueuedEvent item,
        CancellationToken stopping)
    {
        try
        {
            return await function.RunAsync(new FunctionCall(item.Id, function.Arn, item.Payload)).WaitAsync(stopping);
        }
        catch (AwsException)
        {
            // Throttled: a delay, no attempt.
            return null;
        }
    }

    private Task GiveUpAsync(QueuedEvent item, LocalFunction? function, string condition, InvocationResult? result)
    {
        var arn = functions.ArnOf(item.Function);
        Log.GivenUp(settings.Logger, item.Function, condition, item.Attempts + (result is null ? 0 : 1));
        return destinations.DeliverAsync(
            item,
            arn,
            function?.Definition.OnFailure,
            InvocationRecord.Of(item, arn, condition, result, clock.GetUtcNow()));
    }
}

/// <summary>How much the queue serves at a time, and where it logs.</summary>
internal sealed record EventQueueSettings(int MaxInFlight, ILogger Logger);
