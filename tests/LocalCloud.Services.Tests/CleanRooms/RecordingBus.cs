using System.Collections.Concurrent;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Tests.CleanRooms;

/// <summary>Keeps what was put on it.</summary>
internal sealed class RecordingBus : IEventBus
{
    public ConcurrentQueue<BusEvent> Events { get; } = new();

    public IEnumerable<string> DetailTypes => Events.Select(e => e.DetailType);

    public Task PutAsync(IReadOnlyList<BusEvent> events, CancellationToken cancellationToken)
    {
        foreach (var item in events)
        {
            Events.Enqueue(item);
        }

        return Task.CompletedTask;
    }
}
