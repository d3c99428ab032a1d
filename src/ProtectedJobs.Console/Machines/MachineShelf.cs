using ProtectedJobs.Console.Runs;

namespace ProtectedJobs.Console.Machines;

/// <summary>The place's state machine and its picture, read and laid out once.</summary>
/// <param name="source">Has the document.</param>
public sealed class MachineShelf(IRunSource source)
{
    private MachineDrawing? _drawing;

    /// <summary>The picture.</summary>
    /// <exception cref="FormatException">The document is no state machine.</exception>
    public async Task<MachineDrawing> GetAsync(CancellationToken cancellationToken) =>
        _drawing ??= MachineDrawing.Of(MachineReader.Read(await source.DefinitionAsync(cancellationToken)));
}
