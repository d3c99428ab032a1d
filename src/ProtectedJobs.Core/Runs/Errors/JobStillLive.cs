namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The job has not ended yet: ask again.</summary>
/// <param name="message">The cause.</param>
public sealed class JobStillLive(string message) : RunError(message);
