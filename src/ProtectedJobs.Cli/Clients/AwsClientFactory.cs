using System.Diagnostics.CodeAnalysis;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.StepFunctions;
using ProtectedJobs.Cli.Clouds;

namespace ProtectedJobs.Cli.Clients;

/// <summary>Clients of the AWS SDK.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "AwsClients owns and disposes of them.")]
internal sealed class AwsClientFactory : IAwsClientFactory
{
    /// <inheritdoc/>
    public AwsClients OfCloud(ILocalCloud cloud)
    {
        var administrator = new BasicAWSCredentials(LocalCredentials.AccessKeyId, LocalCredentials.SecretAccessKey);
        return new AwsClients(
            new AmazonStepFunctionsClient(administrator, At(cloud, new AmazonStepFunctionsConfig())),
            new AmazonS3Client(administrator, At(cloud, new AmazonS3Config { ForcePathStyle = true })));
    }

    /// <inheritdoc/>
    public AwsClients OfAws(string? profile, string? region, Uri? endpoint = null) => new(
        new AmazonStepFunctionsClient(Of(profile, region, endpoint, new AmazonStepFunctionsConfig())),
        new AmazonS3Client(Of(profile, region, endpoint, new AmazonS3Config { ForcePathStyle = endpoint is not null })));

    private static T At<T>(ILocalCloud cloud, T config)
        where T : ClientConfig
    {
        config.ServiceURL = cloud.Endpoint.ToString();
        config.AuthenticationRegion = LocalCredentials.Region;
        return config;
    }

    private static T Of<T>(string? profile, string? region, Uri? endpoint, T config)
        where T : ClientConfig
    {
        if (profile is not null)
        {
            config.Profile = new Profile(profile);
        }

        if (endpoint is not null)
        {
            config.ServiceURL = endpoint.ToString();
            config.AuthenticationRegion = region;
        }
        else if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }
}
