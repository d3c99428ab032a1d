using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.ServiceQuotas.Model;

namespace Amazon.ServiceQuotas;

/// <summary>The service. Asking throws what its API names (see the exceptions of Amazon.ServiceQuotas.Model), else <see cref="AmazonServiceQuotasException"/>.</summary>
public interface IAmazonServiceQuotas : IAmazonService, IDisposable
{
    Task<GetAWSDefaultServiceQuotaResponse> GetAWSDefaultServiceQuotaAsync(GetAWSDefaultServiceQuotaRequest request, CancellationToken cancellationToken = default);

    Task<GetServiceQuotaResponse> GetServiceQuotaAsync(GetServiceQuotaRequest request, CancellationToken cancellationToken = default);

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonServiceQuotasConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null
            ? new AmazonServiceQuotasClient((AmazonServiceQuotasConfig)clientConfig)
            : new AmazonServiceQuotasClient(awsCredentials, (AmazonServiceQuotasConfig)clientConfig);
}
