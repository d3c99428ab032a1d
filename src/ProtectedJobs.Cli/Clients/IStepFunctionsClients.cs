using Amazon.StepFunctions;
using ProtectedJobs.Cli.Clouds;

namespace ProtectedJobs.Cli.Clients;

/// <summary>Makes clients of Step Functions.</summary>
internal interface IStepFunctionsClients
{
    /// <summary>A client of a local cloud's administrator.</summary>
    IAmazonStepFunctions OfCloud(ILocalCloud cloud);

    /// <summary>A client of AWS.</summary>
    /// <param name="profile">The profile; null for the default chain of credentials.</param>
    /// <param name="region">The region; null for the profile's.</param>
    IAmazonStepFunctions OfAws(string? profile, string? region);
}
