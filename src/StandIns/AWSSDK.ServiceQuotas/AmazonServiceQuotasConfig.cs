using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIns;
using Amazon.Util.Internal;

namespace Amazon.ServiceQuotas;

/// <summary>How a client of the service finds and calls it. AWS_ENDPOINT_URL_SERVICE_QUOTAS and AWS_ENDPOINT_URL are honoured.</summary>
public class AmazonServiceQuotasConfig : ClientConfig
{
    private static readonly string s_userAgent = InternalSDKUtils.BuildUserAgentString("ServiceQuotas", "4.0.0");

    public AmazonServiceQuotasConfig()
        : base(DefaultConfigurations.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "servicequotas";
        EndpointProvider = new ServiceEndpointProvider("servicequotas");
    }

    public static new string ServiceId => "Service Quotas";

    public override string RegionEndpointServiceName => "servicequotas";

    public override string ServiceVersion => "2019-06-24";

    public override string UserAgent => s_userAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(ServiceEndpointResolver.Parameters(this, parameters?.AlternateEndpoint));
}
