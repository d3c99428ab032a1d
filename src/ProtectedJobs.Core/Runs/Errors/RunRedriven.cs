namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The execution was redriven into the middle of the run: start from StartJob, which decides about the job there is.</summary>
/// <param name="message">The cause.</param>
public sealed class RunRedriven(string message) : RunError(message);
