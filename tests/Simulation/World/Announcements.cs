using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Ports;

namespace Simulation.World;

/// <summary>The bus: what was told, in order.</summary>
public sealed class Announcements
{
    /// <summary>All events, doubled ones too.</summary>
    public List<CompletionEvent> Events { get; } = [];

    /// <summary>The bus over a wire.</summary>
    public IAnnouncer Over(IWire wire) => new Port(this, wire);

    private sealed class Port(Announcements bus, IWire wire) : IAnnouncer
    {
        public async Task AnnounceAsync(CompletionEvent completion, CancellationToken cancellationToken)
        {
            await wire.RequestAsync("PutEvents");
            bus.Events.Add(completion);
            await wire.AnswerAsync("PutEvents");
        }
    }
}
