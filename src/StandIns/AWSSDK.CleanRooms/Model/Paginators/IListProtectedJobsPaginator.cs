using Amazon.Runtime;

namespace Amazon.CleanRooms.Model;

/// <summary>All pages, or all their items. Either is walked once.</summary>
public interface IListProtectedJobsPaginator
{
    IPaginatedEnumerable<ListProtectedJobsResponse> Responses { get; }

    IPaginatedEnumerable<ProtectedJobSummary> ProtectedJobs { get; }
}
