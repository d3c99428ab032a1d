using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

internal sealed class GetExecutionHistoryPaginator(IAmazonStepFunctions client, GetExecutionHistoryRequest request) : IGetExecutionHistoryPaginator
{
    private readonly TokenPaginator<GetExecutionHistoryResponse> _pages = new(
        (token, cancellationToken) =>
        {
            request.NextToken = token ?? request.NextToken;
            return client.GetExecutionHistoryAsync(request, cancellationToken);
        },
        page => page.NextToken);

    public IPaginatedEnumerable<GetExecutionHistoryResponse> Responses => new PaginatedResponse<GetExecutionHistoryResponse>(_pages);

    public IPaginatedEnumerable<HistoryEvent> Events =>
        new PaginatedResultKeyResponse<GetExecutionHistoryResponse, HistoryEvent>(_pages, page => page.Events ?? []);
}
