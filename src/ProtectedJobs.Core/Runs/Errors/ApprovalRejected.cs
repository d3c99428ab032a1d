namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The consent that the request asks for was not given. Nothing was started.</summary>
/// <param name="message">The cause.</param>
public sealed class ApprovalRejected(string message) : RunEnded(message);
