namespace ProtectedJobs.Core.Runs;

/// <summary>One invocation of a handler by the state machine.</summary>
/// <param name="Run">Whose.</param>
/// <param name="EnteredAt">When the state was entered: the time by which the handler decides, as it reads no clock.</param>
/// <param name="RetryCount">How often the state was retried before.</param>
/// <param name="Remaining">How long this invocation may still take.</param>
public sealed record Step(RunIdentity Run, DateTimeOffset EnteredAt, int RetryCount, TimeSpan Remaining);
