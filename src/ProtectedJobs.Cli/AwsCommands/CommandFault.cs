namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>A command ends without its answer: what to say, and the exit code that says which kind of failure it was.</summary>
/// <param name="code">One of <see cref="AwsExitCode"/>.</param>
/// <param name="message">In the words of the AWS CLI.</param>
internal sealed class CommandFault(int code, string message) : Exception(message)
{
    /// <summary>The exit code.</summary>
    public int Code { get; } = code;

    /// <summary>Whether the usage is shown before the message.</summary>
    public bool ShowsUsage { get; private init; }

    /// <summary>The command line does not parse: told with the usage.</summary>
    public static CommandFault Usage(string message) => new(AwsExitCode.BadUsage, message) { ShowsUsage = true };

    /// <summary>The same, as the AWS CLI's argument parser words it.</summary>
    public static CommandFault Argument(string message) => Usage($"aws: error: {message}");

    /// <summary>A value on the command line cannot be read.</summary>
    public static CommandFault Parameter(string option, string message) =>
        new(AwsExitCode.BadUsage, $"Error parsing parameter '{option}': {message}");
}
