using Amazon.CleanRooms.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.CleanRooms;

/// <summary>The service. Asking throws what its API names (see the exceptions of Amazon.CleanRooms.Model), else <see cref="AmazonCleanRoomsException"/>.</summary>
public interface IAmazonCleanRooms : IAmazonService, IDisposable
{
    ICleanRoomsPaginatorFactory Paginators { get; }

    Task<GetProtectedJobResponse> GetProtectedJobAsync(GetProtectedJobRequest request, CancellationToken cancellationToken = default);

    Task<ListProtectedJobsResponse> ListProtectedJobsAsync(ListProtectedJobsRequest request, CancellationToken cancellationToken = default);

    Task<StartProtectedJobResponse> StartProtectedJobAsync(StartProtectedJobRequest request, CancellationToken cancellationToken = default);

    Task<UpdateProtectedJobResponse> UpdateProtectedJobAsync(UpdateProtectedJobRequest request, CancellationToken cancellationToken = default);

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCleanRoomsConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        awsCredentials is null
            ? new AmazonCleanRoomsClient((AmazonCleanRoomsConfig)clientConfig)
            : new AmazonCleanRoomsClient(awsCredentials, (AmazonCleanRoomsConfig)clientConfig);
}
