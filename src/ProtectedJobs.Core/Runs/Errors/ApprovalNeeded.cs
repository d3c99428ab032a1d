namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The request asks for a person's consent, and nobody has said anything yet: wait for it.</summary>
/// <param name="message">The cause.</param>
public sealed class ApprovalNeeded(string message) : RunError(message);
