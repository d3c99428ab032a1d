namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The run failed by none of its own errors: a service out of reach, a permission, a bug. The cause tells the error.</summary>
/// <param name="message">The cause.</param>
public sealed class RunFailed(string message) : RunEnded(message);
