namespace Simulation.World;

/// <summary>A wire on which something else happens at one instant: before a call is done, or after it was done and before it is answered.</summary>
/// <param name="place">At which instant, counted from 0; each call has two.</param>
/// <param name="happens">What.</param>
public sealed class InterruptedWire(int place, Func<Task> happens) : IWire
{
    private int _instants;

    /// <summary>Whether it has happened.</summary>
    public bool HasHappened { get; private set; }

    /// <inheritdoc/>
    public Task RequestAsync(string call) => PassAsync();

    /// <inheritdoc/>
    public Task AnswerAsync(string call) => PassAsync();

    /// <inheritdoc/>
    public TimeSpan? Straggle() => null;

    /// <inheritdoc/>
    public bool Conflicts() => false;

    /// <inheritdoc/>
    public bool RefusesOwnWrite() => false;

    private Task PassAsync()
    {
        if (_instants++ != place)
        {
            return Task.CompletedTask;
        }

        HasHappened = true;
        return happens();
    }
}
