namespace LocalCloud.Services.Lambda.Events;

/// <summary>An asynchronous invocation that is due.</summary>
/// <param name="Id">Its request id.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Payload">A JSON document.</param>
/// <param name="AcceptedAt">When it was accepted.</param>
/// <param name="Attempts">How often it ended in a function error.</param>
/// <param name="Delays">How often it was throttled, or met a system's error.</param>
internal sealed record QueuedEvent(
    string Id,
    string Function,
    byte[] Payload,
    DateTimeOffset AcceptedAt,
    int Attempts,
    int Delays);
