namespace ProtectedJobs.Cli.AwsCommands.Shorthand;

/// <summary>A value is not shorthand syntax.</summary>
/// <param name="message">What was expected and what was received, with the column marked below the line it stands in.</param>
internal sealed class ShorthandFault(string message) : Exception(message);
