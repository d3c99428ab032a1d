namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>A service did not answer, or answered that it is broken: ask again.</summary>
/// <param name="message">The cause.</param>
public sealed class WorldUnavailable(string message) : RunError(message);
