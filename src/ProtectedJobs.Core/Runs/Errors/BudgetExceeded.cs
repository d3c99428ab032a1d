namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The job had used its budget, by estimate, and was cancelled for it.</summary>
/// <param name="message">The cause.</param>
public sealed class BudgetExceeded(string message) : RunEnded(message);
