namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>The request, or what Clean Rooms says of it, is at fault. Nothing was started.</summary>
/// <param name="message">The cause.</param>
public sealed class InvalidRequest(string message) : RunEnded(message);
