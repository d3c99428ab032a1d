using Amazon;
using Amazon.CleanRooms;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using ProtectedJobs.Cli.AwsCommands.Settings;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>Clients of the AWS SDK.</summary>
internal sealed class CleanRoomsFactory : ICleanRoomsFactory
{
    /// <inheritdoc/>
    public IAmazonCleanRooms Make(Operation operation, CallSettings settings, WireLog wire)
    {
        var config = new AmazonCleanRoomsConfig
        {
            HttpClientFactory = new Connections(settings, wire),
            RetryMode = RequestRetryMode.Standard,

            // A start whose answer was lost may have started a job: a second one would be billed too.
            MaxErrorRetry = operation == JobOperations.Start ? 0 : settings.Retries,
        };
        if (settings.Profile is { } profile)
        {
            config.Profile = new Profile(profile);
        }

        if (settings.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.ToString();
            config.AuthenticationRegion = settings.Region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Region);
        }

        if (operation == JobOperations.Start)
        {
            // The SDK counts a connection that breaks apart from other errors, and would send the start again.
            config.MaxStaleConnectionRetries = 0;
        }

        return new AmazonCleanRoomsClient(settings.IsSigned ? Credentials(config) : new AnonymousAWSCredentials(), config);
    }

    private static AWSCredentials Credentials(AmazonCleanRoomsConfig config)
    {
        try
        {
            return DefaultAWSCredentialsIdentityResolver.GetCredentials(config);
        }
        catch (AmazonClientException)
        {
            throw new CommandFault(
                AwsExitCode.BadEnvironment, "Unable to locate credentials. You can configure credentials by running \"aws configure\".");
        }
    }
}
