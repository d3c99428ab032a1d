namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>A start was never answered and may still have happened. Asked again later, it is settled by what Clean Rooms lists.</summary>
/// <param name="message">The cause.</param>
public sealed class StartUnsettled(string message) : RunError(message);
