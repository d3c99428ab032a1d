using ProtectedJobs.Core.Runs.Errors;

namespace Simulation.World;

/// <summary>The way between a caller and the services, with all that may happen on it.</summary>
public interface IWire
{
    /// <summary>The request travels.</summary>
    /// <param name="call">The operation's name, as its API spells it.</param>
    /// <exception cref="Throttled">It was turned away.</exception>
    /// <exception cref="WorldUnavailable">It did not arrive, or was answered 5xx before anything was done.</exception>
    Task RequestAsync(string call);

    /// <summary>The service has done its work; the answer travels.</summary>
    /// <param name="call">The operation's name.</param>
    /// <exception cref="WorldUnavailable">It did not arrive.</exception>
    Task AnswerAsync(string call);

    /// <summary>
    /// Whether a request is lost to its caller now and reaches the service all the same, but later; and how much later. Asked for
    /// starts only.
    /// </summary>
    TimeSpan? Straggle();

    /// <summary>Whether a conditional write is answered 409 (another write is under way), with nothing written.</summary>
    bool Conflicts();

    /// <summary>Whether a write that was done is answered 412, as its first answer was lost and the SDK asked again.</summary>
    bool RefusesOwnWrite();
}
