using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

internal sealed class ListExecutionsPaginator(IAmazonStepFunctions client, ListExecutionsRequest request) : IListExecutionsPaginator
{
    private readonly TokenPaginator<ListExecutionsResponse> _pages = new(
        (token, cancellationToken) =>
        {
            request.NextToken = token ?? request.NextToken;
            return client.ListExecutionsAsync(request, cancellationToken);
        },
        page => page.NextToken);

    public IPaginatedEnumerable<ListExecutionsResponse> Responses => new PaginatedResponse<ListExecutionsResponse>(_pages);

    public IPaginatedEnumerable<ExecutionListItem> Executions =>
        new PaginatedResultKeyResponse<ListExecutionsResponse, ExecutionListItem>(_pages, page => page.Executions ?? []);
}
