using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace Simulation.World;

/// <summary>The bus: what was told, in order.</summary>
public sealed class Announcements
{
    /// <summary>All events, doubled ones too.</summary>
    public List<CompletionEvent> Events { get; } = [];

    /// <summary>The records whose ends are noted as told: what metrics are made of.</summary>
    public List<RunRecord> Told { get; } = [];

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

        public void Told(RunRecord record) => bus.Told.Add(record);
    }
}
