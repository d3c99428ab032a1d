namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>What these commands end with: the AWS CLI's numbers. The tool's other commands have their own.</summary>
internal static class AwsExitCode
{
    /// <summary>The service answered, and the answer was printed.</summary>
    public const int Success = 0;

    /// <summary>The command line or the request is wrong; nothing was sent.</summary>
    public const int BadUsage = 252;

    /// <summary>A Region, credentials or a setting is missing; nothing was sent.</summary>
    public const int BadEnvironment = 253;

    /// <summary>The service refused.</summary>
    public const int ServiceRefused = 254;

    /// <summary>Everything else, e.g. no answer.</summary>
    public const int Failed = 255;
}
