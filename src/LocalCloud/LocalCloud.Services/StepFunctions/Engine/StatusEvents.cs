using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.StepFunctions.Integrations;
using LocalCloud.Services.Time;
using LocalCloud.Store;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>
/// Tells the event bus of changes of status, in order, from an outbox that is committed with them. An event that is told
/// again after a kill has the same id.
/// </summary>
internal sealed class StatusEvents(LocalStore store, IEventBus bus, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private const int LargestBatch = 100;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly LoopWork _work = new(clock);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    /// <summary>Begins, with what was left.</summary>
    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>A change was committed.</summary>
    public void Changed()
    {
        _work.Signalled();
        if (_news.CurrentCount == 0)
        {
            try
            {
                _news.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another thread was faster; one release is enough for both.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
        _news.Dispose();
    }

#pragma warning disable CA1031 // The loop must outlive whatever the bus throws.
    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var signals = _work.Signals;
            var count = 0;
            try
            {
                var changes = store.Read(connection => StatusEventRows.Oldest(connection, LargestBatch));
                count = changes.Count;
                if (count == 0)
                {
                    _work.Done(signals);
                    await _news.WaitAsync(_stop.Token);
                    continue;
                }

                await bus.PutAsync(Compose(changes), _stop.Token);
                await store.WriteAsync(
                    connection => StatusEventRows.DeleteUpTo(connection, changes[^1].Id), CancellationToken.None);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.StatusEventsFailed(logger, e, count);
                await Task.Delay(s_pause, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
#pragma warning restore CA1031

    private List<BusEvent> Compose(IReadOnlyList<StatusChange> changes) => store.Read(connection => changes
        .Select(change => (change, record: ExecutionRows.Find(connection, change.Execution)))
        .Where(item => item.record is not null)
        .Select(item => Compose(item.change, item.record!))
        .ToList());

    private static BusEvent Compose(StatusChange change, ExecutionRecord execution) => new()
    {
        Source = "aws.states",
        DetailType = "Step Functions Execution Status Change",
        Resources = [execution.Arn],
        Detail = StatusDetail.Write(execution, change),
        Time = DateTimeOffset.FromUnixTimeMilliseconds(change.At),
        Id = TaskUuid.Of($"{execution.Arn}|{execution.StartedAt}|{change.Status}|{change.RedriveCount}"),
    };
}
