using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

internal sealed class ListProtectedJobsPaginator(IAmazonCleanRooms client, ListProtectedJobsRequest request) : IListProtectedJobsPaginator
{
    private readonly TokenPaginator<ListProtectedJobsResponse> _pages = new(
        (token, cancellationToken) =>
        {
            request.NextToken = token ?? request.NextToken;
            return client.ListProtectedJobsAsync(request, cancellationToken);
        },
        page => page.NextToken);

    public IPaginatedEnumerable<ListProtectedJobsResponse> Responses => new PaginatedResponse<ListProtectedJobsResponse>(_pages);

    public IPaginatedEnumerable<ProtectedJobSummary> ProtectedJobs =>
        new PaginatedResultKeyResponse<ListProtectedJobsResponse, ProtectedJobSummary>(_pages, page => page.ProtectedJobs ?? []);
}
