using Simulation.World;

namespace ProtectedJobs.Core.Tests;

/// <summary>A wire on which something else happens once: before a call of a kind is done.</summary>
/// <param name="kind">Which, for example <c>GetProtectedJob</c>.</param>
/// <param name="happens">What; what it throws, the caller is answered.</param>
/// <param name="place">Before which of these calls, counted from 0.</param>
internal sealed class MeanwhileWire(string kind, Func<Task> happens, int place = 0) : IWire
{
    private int _calls;

    /// <inheritdoc/>
    public Task RequestAsync(string call) => call == kind && _calls++ == place ? happens() : Task.CompletedTask;

    /// <inheritdoc/>
    public Task AnswerAsync(string call) => Task.CompletedTask;

    /// <inheritdoc/>
    public TimeSpan? Straggle() => null;

    /// <inheritdoc/>
    public bool Conflicts() => false;

    /// <inheritdoc/>
    public bool RefusesOwnWrite() => false;
}
