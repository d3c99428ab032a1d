using System.Collections.Concurrent;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>A bus that remembers, and counts an event that comes again once.</summary>
internal sealed class RecordingBus : IEventBus
{
    private readonly ConcurrentDictionary<string, BusEvent> _byId = new();
    private readonly List<(Func<bool> Ready, TaskCompletionSource Signal)> _waiting = [];
    private readonly Lock _gate = new();

    public ConcurrentQueue<BusEvent> Events { get; } = new();

    public Task PutAsync(IReadOnlyList<BusEvent> events, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var item in events.Where(item => item.Id is null || _byId.TryAdd(item.Id, item)))
            {
                Events.Enqueue(item);
            }

            foreach (var (_, signal) in _waiting.Where(wait => wait.Ready()))
            {
                signal.TrySetResult();
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Waits until so many events have come.</summary>
    public Task WhenAsync(int count, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Events.Count >= count)
            {
                return Task.CompletedTask;
            }

            var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((() => Events.Count >= count, signal));
            return signal.Task.WaitAsync(cancellationToken);
        }
    }
}
