namespace ProtectedJobs.Core.Runs.Errors;

/// <summary>Several jobs could be the one whose start was never answered. Nothing more is started; a person decides.</summary>
/// <param name="message">The cause.</param>
public sealed class AmbiguousStart(string message) : RunEnded(message);
