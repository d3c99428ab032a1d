namespace Simulation.World;

/// <summary>A wire that notes what is called through it.</summary>
/// <param name="wire">The wire.</param>
/// <param name="called">Is told of each operation, as its API spells it.</param>
public sealed class RecordingWire(IWire wire, Action<string> called) : IWire
{
    /// <inheritdoc/>
    public Task RequestAsync(string call)
    {
        called(call);
        return wire.RequestAsync(call);
    }

    /// <inheritdoc/>
    public Task AnswerAsync(string call) => wire.AnswerAsync(call);

    /// <inheritdoc/>
    public TimeSpan? Straggle() => wire.Straggle();

    /// <inheritdoc/>
    public bool Conflicts() => wire.Conflicts();

    /// <inheritdoc/>
    public bool RefusesOwnWrite() => wire.RefusesOwnWrite();
}
