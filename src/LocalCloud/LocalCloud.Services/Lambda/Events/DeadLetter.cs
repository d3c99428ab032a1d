namespace LocalCloud.Services.Lambda.Events;

/// <summary>An asynchronous invocation that was given up, for a queue or topic that the local cloud does not have.</summary>
/// <param name="RequestId">The invocation's id.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Destination">The ARN it would have gone to.</param>
/// <param name="Record">The invocation record, JSON.</param>
/// <param name="FailedAt">When it was given up.</param>
public sealed record DeadLetter(string RequestId, string Function, string Destination, string Record, DateTimeOffset FailedAt);
