using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIns;
using Amazon.Util.Internal;

namespace Amazon.CleanRooms;

/// <summary>How a client of the service finds and calls it. AWS_ENDPOINT_URL_CLEANROOMS and AWS_ENDPOINT_URL are honoured.</summary>
public class AmazonCleanRoomsConfig : ClientConfig
{
    private static readonly string s_userAgent = InternalSDKUtils.BuildUserAgentString("CleanRooms", "4.0.102");

    public AmazonCleanRoomsConfig()
        : base(DefaultConfigurations.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "cleanrooms";
        EndpointProvider = new ServiceEndpointProvider("cleanrooms");
    }

    public static new string ServiceId => "CleanRooms";

    public override string RegionEndpointServiceName => "cleanrooms";

    public override string ServiceVersion => "2022-02-17";

    public override string UserAgent => s_userAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(ServiceEndpointResolver.Parameters(this, parameters?.AlternateEndpoint));
}
