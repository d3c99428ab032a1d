using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.ServiceQuotas.Internal;
using Amazon.ServiceQuotas.Model;
using Amazon.StandIns;

namespace Amazon.ServiceQuotas;

/// <summary>Calls the service. Without credentials given, the default chain finds them at the first call.</summary>
public class AmazonServiceQuotasClient : AmazonServiceClient, IAmazonServiceQuotas
{
    private static readonly StandInMetadata s_metadata = new(AmazonServiceQuotasConfig.ServiceId);

    public AmazonServiceQuotasClient()
        : base(new AmazonServiceQuotasConfig())
    {
    }

    public AmazonServiceQuotasClient(RegionEndpoint region)
        : base(new AmazonServiceQuotasConfig { RegionEndpoint = region })
    {
    }

    public AmazonServiceQuotasClient(AmazonServiceQuotasConfig config)
        : base(config)
    {
    }

    public AmazonServiceQuotasClient(AWSCredentials credentials)
        : this(credentials, new AmazonServiceQuotasConfig())
    {
    }

    public AmazonServiceQuotasClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonServiceQuotasConfig { RegionEndpoint = region })
    {
    }

    public AmazonServiceQuotasClient(AWSCredentials credentials, AmazonServiceQuotasConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonServiceQuotasClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonServiceQuotasConfig())
    {
    }

    public AmazonServiceQuotasClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonServiceQuotasConfig { RegionEndpoint = region })
    {
    }

    public AmazonServiceQuotasClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonServiceQuotasConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonServiceQuotasClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonServiceQuotasConfig())
    {
    }

    public AmazonServiceQuotasClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonServiceQuotasConfig { RegionEndpoint = region })
    {
    }

    public AmazonServiceQuotasClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonServiceQuotasConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => s_metadata;

    public virtual Task<GetAWSDefaultServiceQuotaResponse> GetAWSDefaultServiceQuotaAsync(GetAWSDefaultServiceQuotaRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetAWSDefaultServiceQuotaResponse>(request, Operations.GetAWSDefaultServiceQuota.Options, cancellationToken);

    public virtual Task<GetServiceQuotaResponse> GetServiceQuotaAsync(GetServiceQuotaRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetServiceQuotaResponse>(request, Operations.GetServiceQuota.Options, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => StandInPipeline.Customize(pipeline);
}
