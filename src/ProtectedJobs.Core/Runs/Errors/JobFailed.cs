namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The job ended FAILED.</summary>
/// <param name="message">The cause.</param>
public sealed class JobFailed(string message) : RunEnded(message);
