namespace Simulation.World;

/// <summary>A wire whose caller is killed at one of its calls, before the call is done.</summary>
/// <param name="place">At which, counted from 0.</param>
public sealed class DyingWire(int place) : IWire
{
    private int _calls;

    /// <summary>Whether it has happened.</summary>
    public bool IsDead { get; private set; }

    /// <inheritdoc/>
    public Task RequestAsync(string call)
    {
        IsDead |= _calls++ >= place;
        return IsDead ? new TaskCompletionSource().Task : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AnswerAsync(string call) => Task.CompletedTask;

    /// <inheritdoc/>
    public TimeSpan? Straggle() => null;

    /// <inheritdoc/>
    public bool Conflicts() => false;

    /// <inheritdoc/>
    public bool RefusesOwnWrite() => false;
}
