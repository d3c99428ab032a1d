namespace Amazon.CleanRooms.Model;

internal sealed class CleanRoomsPaginatorFactory(IAmazonCleanRooms client) : ICleanRoomsPaginatorFactory
{
    public IListProtectedJobsPaginator ListProtectedJobs(ListProtectedJobsRequest request) => new ListProtectedJobsPaginator(client, request);
}
