namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>It is another run's turn in the membership, or Clean Rooms has no room for the job: wait for the turn.</summary>
/// <param name="message">The cause.</param>
public sealed class SlotTaken(string message) : RunError(message);
