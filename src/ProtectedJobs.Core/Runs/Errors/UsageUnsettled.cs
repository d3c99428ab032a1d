namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The job succeeded but its billed units have not settled yet: ask again.</summary>
/// <param name="message">The cause.</param>
public sealed class UsageUnsettled(string message) : RunError(message);
