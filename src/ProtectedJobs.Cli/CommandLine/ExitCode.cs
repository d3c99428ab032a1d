namespace ProtectedJobs.Cli.CommandLine;

/// <summary>What the tool's process ends with; scripts rely on the numbers.</summary>
internal static class ExitCode
{
    /// <summary>What was asked for has been done; a run has succeeded.</summary>
    public const int Success = 0;

    /// <summary>The run failed.</summary>
    public const int RunFailed = 1;

    /// <summary>The command line or the request is wrong; nothing was started.</summary>
    public const int BadUsage = 2;

    /// <summary>AWS, or the local cloud, refused or cannot be reached.</summary>
    public const int AwsRefused = 3;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
