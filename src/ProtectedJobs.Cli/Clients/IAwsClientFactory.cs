using ProtectedJobs.Cli.Clouds;

namespace ProtectedJobs.Cli.Clients;

/// <summary>Makes the clients of a place.</summary>
internal interface IAwsClientFactory
{
    /// <summary>Those of a local cloud's administrator.</summary>
    AwsClients OfCloud(ILocalCloud cloud);

    /// <summary>Those of AWS.</summary>
    /// <param name="profile">The profile; null for the default chain of credentials.</param>
    /// <param name="region">The region; null for the profile's.</param>
    /// <param name="endpoint">The URL to call instead of AWS's own; null for those.</param>
    AwsClients OfAws(string? profile, string? region, Uri? endpoint = null);
}
