namespace ProtectedJobs.Cli.Clouds;

/// <summary>The administrator of a fresh local cloud's account.</summary>
internal static class LocalCredentials
{
    public const string AccessKeyId = "local";

    public const string SecretAccessKey = "local";

    public const string Region = "us-east-1";
}
