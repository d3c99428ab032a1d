namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The job ended CANCELLED, by a person or because its run was stopped.</summary>
/// <param name="message">The cause.</param>
public sealed class JobCancelled(string message) : RunEnded(message);
