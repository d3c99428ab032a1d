namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>Clean Rooms refused the start for a reason that waiting does not mend: access, or a resource that is not there. Nothing was started.</summary>
/// <param name="message">The cause.</param>
public sealed class StartRefused(string message) : RunEnded(message);
