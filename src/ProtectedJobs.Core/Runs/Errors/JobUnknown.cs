namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>Clean Rooms does not know a job it once answered. It may be too new to be read yet, so one look proves nothing.</summary>
/// <param name="message">The cause.</param>
public sealed class JobUnknown(string message) : RunError(message);
