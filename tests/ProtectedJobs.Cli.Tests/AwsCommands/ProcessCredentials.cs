using System.Runtime.CompilerServices;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>The SDK looks for credentials in the process: here are some, so that no test asks the machine it runs on.</summary>
internal static class ProcessCredentials
{
    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "local");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "local");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
