namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The job was not done by its deadline and was cancelled for it.</summary>
/// <param name="message">The cause.</param>
public sealed class DeadlinePassed(string message) : RunEnded(message);
