namespace Amazon.CleanRooms.Model;

/// <summary>The paginators of the service's lists.</summary>
public interface ICleanRoomsPaginatorFactory
{
    IListProtectedJobsPaginator ListProtectedJobs(ListProtectedJobsRequest request);
}
