namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>A late invocation of an earlier attempt, or of one that is over. It changed nothing.</summary>
/// <param name="message">The cause.</param>
public sealed class RunSuperseded(string message) : RunError(message);
