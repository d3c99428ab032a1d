using System.Diagnostics.CodeAnalysis;
using LocalCloud.Services.Contracts;
using LocalCloud.Store;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.EventBridge.Delivery;

/// <summary>Takes accepted events to their targets: at least once, through restarts, with retries, then to the dead letters.</summary>
internal sealed class DeliveryQueue : DueLoop
{
    private const int Batch = 64;

    private readonly LocalStore _store;
    private readonly TargetCaller _targets;
    private readonly IIdSource _ids;
    private readonly EventFaults _faults;

    public DeliveryQueue(
        LocalStore store,
        TargetCaller targets,
        DeliveryBell bell,
        EventFaults faults,
        TimeProvider clock,
        IIdSource ids,
        ILogger<DeliveryQueue> log)
        : base(clock, log)
    {
        _store = store;
        _targets = targets;
        _ids = ids;
        _faults = faults;
        bell.Rang += Wake;
    }

    protected override async Task<DateTimeOffset?> RunDueAsync(CancellationToken stopping)
    {
        while (true)
        {
            var due = _store.Read(connection => DueDelivery.Due(connection, Clock.GetUtcNow(), Batch));
            if (due.Count == 0)
            {
                return _store.Read(DueDelivery.NextDue);
            }

            await Parallel.ForEachAsync(
                due,
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stopping },
                async (delivery, token) => await DeliverAsync(delivery, token).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a target does wrong is the delivery's failure, and is retried or kept as a dead letter.")]
    private async Task DeliverAsync(DueDelivery delivery, CancellationToken stopping)
    {
        try
        {
            await _targets.CallAsync(delivery, stopping).ConfigureAwait(false);
            if (_faults.DeliversTwice)
            {
                await _targets.CallAsync(delivery, stopping).ConfigureAwait(false);
            }

            await _store.WriteAsync(delivery.Remove, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (AwsException refusal) when (!IsTransient(refusal))
        {
            await GiveUpAsync(delivery, refusal.Code, refusal.Message, "NonRetryable").ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await RetryAsync(delivery, failure).ConfigureAwait(false);
        }
    }

    private async Task RetryAsync(DueDelivery delivery, Exception failure)
    {
        var code = (failure as AwsException)?.Code ?? "InternalError";
        var jitter = Convert.ToInt32(_ids.NewHex(4), 16) / (double)0x10000;
        var next = Clock.GetUtcNow() + RetryDelay.After(delivery.Attempts, jitter);
        if (delivery.Attempts >= delivery.MaxRetries)
        {
            await GiveUpAsync(delivery, code, failure.Message, "MaximumRetryAttempts").ConfigureAwait(false);
        }
        else if (next > delivery.ExpiresAt)
        {
            await GiveUpAsync(delivery, code, failure.Message, "MaximumEventAgeInSeconds").ConfigureAwait(false);
        }
        else
        {
            Log.DeliveryPostponed(Logger, delivery.SourceArn, delivery.TargetArn, code);
            await _store.WriteAsync(connection => delivery.Postpone(connection, next), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private Task GiveUpAsync(DueDelivery delivery, string code, string message, string condition)
    {
        Log.DeliveryGivenUp(Logger, delivery.SourceArn, delivery.TargetArn, code, condition);
        return _store.WriteAsync(
            connection =>
            {
                delivery.Remove(connection);
                if (delivery.DeadLetters is not null)
                {
                    DeadLetters.Add(connection, DeadLetters.Of(delivery, code, message, condition, Clock.GetUtcNow()));
                }
            },
            CancellationToken.None);
    }

    private static bool IsTransient(AwsException error) =>
        error.Status is >= 500 or 429
        || error.Code.Contains("Throttl", StringComparison.Ordinal)
        || error.Code.Contains("TooMany", StringComparison.Ordinal)
        || error.Code.Contains("LimitExceeded", StringComparison.Ordinal);
}
