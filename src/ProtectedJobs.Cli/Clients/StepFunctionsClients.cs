using Amazon;
using Amazon.StepFunctions;
using ProtectedJobs.Cli.Clouds;

namespace ProtectedJobs.Cli.Clients;

/// <summary>Clients of the AWS SDK.</summary>
internal sealed class StepFunctionsClients : IStepFunctionsClients
{
    /// <inheritdoc/>
    public IAmazonStepFunctions OfCloud(ILocalCloud cloud) => new AmazonStepFunctionsClient(
        LocalCredentials.AccessKeyId,
        LocalCredentials.SecretAccessKey,
        new AmazonStepFunctionsConfig { ServiceURL = cloud.Endpoint.ToString(), AuthenticationRegion = LocalCredentials.Region });

    /// <inheritdoc/>
    public IAmazonStepFunctions OfAws(string? profile, string? region)
    {
        var config = new AmazonStepFunctionsConfig();
        if (profile is not null)
        {
            config.Profile = new Profile(profile);
        }

        if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return new AmazonStepFunctionsClient(config);
    }
}
