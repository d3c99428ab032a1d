namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>A membership may not be read, or is not there.</summary>
/// <param name="message">The cause.</param>
public sealed class AccessRefused(string message) : RunError(message);
