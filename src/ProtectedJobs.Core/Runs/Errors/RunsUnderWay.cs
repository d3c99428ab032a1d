namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>Runs of a batch that is over are being stopped: ask again.</summary>
/// <param name="message">The cause.</param>
public sealed class RunsUnderWay(string message) : RunError(message);
