using LocalCloud.Services.Lambda.Events;

namespace LocalCloud.Services.Lambda;

/// <summary>The asynchronous invocations that were given up and could be delivered nowhere.</summary>
public sealed class DeadLetters
{
    private readonly EventStore _store;

    internal DeadLetters(EventStore store) => _store = store;

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<DeadLetter> List() => _store.DeadLetters();
}
