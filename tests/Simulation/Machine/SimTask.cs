using System.Text.Json;

namespace Simulation.Machine;

/// <summary>A function that a state invokes.</summary>
/// <param name="Function">Its name, as a state's.</param>
/// <param name="Payload">What it is given.</param>
/// <param name="Answer">Where its answer goes; a second one is ignored.</param>
public sealed record SimTask(string Function, JsonElement Payload, Action<SimAnswer> Answer);

/// <summary>What a function answers.</summary>
public abstract record SimAnswer
{
    private SimAnswer()
    {
    }

    /// <summary>It returned.</summary>
    /// <param name="Output">What.</param>
    public sealed record Done(JsonElement Output) : SimAnswer;

    /// <summary>It threw, or died.</summary>
    /// <param name="Error">The error's name.</param>
    /// <param name="Cause">Its words.</param>
    public sealed record Failed(string Error, string Cause) : SimAnswer;
}
