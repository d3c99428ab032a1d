namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>Over a thousand runs wait for the membership already. Nothing was started.</summary>
/// <param name="message">The cause.</param>
public sealed class QueueFull(string message) : RunEnded(message);
