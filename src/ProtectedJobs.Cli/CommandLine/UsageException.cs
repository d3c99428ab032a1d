namespace ProtectedJobs.Cli.CommandLine;

/// <summary>The command cannot be done as it was asked for; ends the tool with <see cref="ExitCode.BadUsage"/>.</summary>
/// <param name="message">What was wanted and what was found.</param>
internal sealed class UsageException(string message) : Exception(message);
