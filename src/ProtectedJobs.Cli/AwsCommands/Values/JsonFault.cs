namespace ProtectedJobs.Cli.AwsCommands.Values;

/// <summary>A text is not JSON.</summary>
/// <param name="message">What was expected, and where: line and column from 1, character from 0.</param>
internal sealed class JsonFault(string message) : Exception(message);
