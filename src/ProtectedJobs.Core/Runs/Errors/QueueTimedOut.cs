namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The membership's turn did not come within the queue timeout. Nothing was started.</summary>
/// <param name="message">The cause.</param>
public sealed class QueueTimedOut(string message) : RunEnded(message);
