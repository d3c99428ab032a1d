using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

internal sealed class ListStateMachinesPaginator(IAmazonStepFunctions client, ListStateMachinesRequest request) : IListStateMachinesPaginator
{
    private readonly TokenPaginator<ListStateMachinesResponse> _pages = new(
        (token, cancellationToken) =>
        {
            request.NextToken = token ?? request.NextToken;
            return client.ListStateMachinesAsync(request, cancellationToken);
        },
        page => page.NextToken);

    public IPaginatedEnumerable<ListStateMachinesResponse> Responses => new PaginatedResponse<ListStateMachinesResponse>(_pages);

    public IPaginatedEnumerable<StateMachineListItem> StateMachines =>
        new PaginatedResultKeyResponse<ListStateMachinesResponse, StateMachineListItem>(_pages, page => page.StateMachines ?? []);
}
