using Amazon;
using Amazon.Runtime;

namespace ProtectedJobs.Aws;

/// <summary>With whose credentials, and where, AWS is called. What is left out comes from its usual place, AWS_ENDPOINT_URL among them.</summary>
public sealed record AwsAccess
{
    /// <summary>The environment's.</summary>
    public static readonly AwsAccess OfEnvironment = new();

    /// <summary>A profile of the shared configuration; null for the default chain of credentials.</summary>
    public string? Profile { get; init; }

    /// <summary>The Region; null for the profile's or the environment's.</summary>
    public string? Region { get; init; }

    /// <summary>Another endpoint than AWS's, for all services: that of a local cloud. Wants <see cref="Region"/>.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Credentials; null for those of the profile or the default chain.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>Sets a client's configuration.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>The same.</returns>
    public T Apply<T>(T config)
        where T : ClientConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        if (Profile is not null)
        {
            config.Profile = new Profile(Profile);
        }

        if (Credentials is not null)
        {
            config.DefaultAWSCredentials = Credentials;
        }

        if (Endpoint is not null)
        {
            config.ServiceURL = Endpoint.ToString();
            config.AuthenticationRegion = Region;
        }
        else if (Region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region);
        }

        return config;
    }
}
