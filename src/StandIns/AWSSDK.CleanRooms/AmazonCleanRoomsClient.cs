using Amazon.CleanRooms.Internal;
using Amazon.CleanRooms.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns;

namespace Amazon.CleanRooms;

/// <summary>Calls the service. Without credentials given, the default chain finds them at the first call.</summary>
public class AmazonCleanRoomsClient : AmazonServiceClient, IAmazonCleanRooms
{
    private static readonly StandInMetadata s_metadata = new(AmazonCleanRoomsConfig.ServiceId);

    public AmazonCleanRoomsClient()
        : base(new AmazonCleanRoomsConfig())
    {
    }

    public AmazonCleanRoomsClient(RegionEndpoint region)
        : base(new AmazonCleanRoomsConfig { RegionEndpoint = region })
    {
    }

    public AmazonCleanRoomsClient(AmazonCleanRoomsConfig config)
        : base(config)
    {
    }

    public AmazonCleanRoomsClient(AWSCredentials credentials)
        : this(credentials, new AmazonCleanRoomsConfig())
    {
    }

    public AmazonCleanRoomsClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCleanRoomsConfig { RegionEndpoint = region })
    {
    }

    public AmazonCleanRoomsClient(AWSCredentials credentials, AmazonCleanRoomsConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonCleanRoomsClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCleanRoomsConfig())
    {
    }

    public AmazonCleanRoomsClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCleanRoomsConfig { RegionEndpoint = region })
    {
    }

    public AmazonCleanRoomsClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCleanRoomsConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonCleanRoomsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonCleanRoomsConfig())
    {
    }

    public AmazonCleanRoomsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonCleanRoomsConfig { RegionEndpoint = region })
    {
    }

    public AmazonCleanRoomsClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCleanRoomsConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    public ICleanRoomsPaginatorFactory Paginators => field ??= new CleanRoomsPaginatorFactory(this);

    protected override IServiceMetadata ServiceMetadata => s_metadata;

    public virtual Task<GetProtectedJobResponse> GetProtectedJobAsync(GetProtectedJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetProtectedJobResponse>(request, Operations.GetProtectedJob.Options, cancellationToken);

    public virtual Task<ListProtectedJobsResponse> ListProtectedJobsAsync(ListProtectedJobsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListProtectedJobsResponse>(request, Operations.ListProtectedJobs.Options, cancellationToken);

    public virtual Task<StartProtectedJobResponse> StartProtectedJobAsync(StartProtectedJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartProtectedJobResponse>(request, Operations.StartProtectedJob.Options, cancellationToken);

    public virtual Task<UpdateProtectedJobResponse> UpdateProtectedJobAsync(UpdateProtectedJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateProtectedJobResponse>(request, Operations.UpdateProtectedJob.Options, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => StandInPipeline.Customize(pipeline);
}
