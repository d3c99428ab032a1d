namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>Clean Rooms asks for fewer calls; nothing happened.</summary>
/// <param name="message">The cause.</param>
public sealed class Throttled(string message) : RunError(message);
