using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.StandIns;

/// <summary>Puts a request on the endpoint that the client's configuration resolves to.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    /// <summary>What an endpoint is resolved from.</summary>
    public static EndpointParameters Parameters(IClientConfig config, RegionEndpoint alternate = null)
    {
        var parameters = new EndpointParameters
        {
            ["UseDualStack"] = config.UseDualstackEndpoint,
            ["UseFIPS"] = config.UseFIPSEndpoint,
            ["Endpoint"] = config.ServiceURL,
            ["Region"] = alternate?.SystemName ?? config.RegionEndpoint?.SystemName ?? SigningRegion(config),
        };
        return parameters;
    }

    /// <inheritdoc/>
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    // With a URL and no region the signature still names one.
    private static string SigningRegion(IClientConfig config) => config switch
    {
        { AuthenticationRegion.Length: > 0 } => config.AuthenticationRegion,
        { ServiceURL.Length: > 0 } => RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName,
        _ => null,
    };
}
