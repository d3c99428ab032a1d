namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>More runs of a batch failed than may, or it could not begin. Its summary tells the rest.</summary>
/// <param name="message">The cause.</param>
public sealed class BatchFailed(string message) : RunError(message);
