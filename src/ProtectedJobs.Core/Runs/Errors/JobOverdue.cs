namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The job is past its deadline or its budget: cancel it.</summary>
/// <param name="message">The cause.</param>
public sealed class JobOverdue(string message) : RunError(message);
