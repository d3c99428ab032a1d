using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>All pages, or all their items. Either is walked once.</summary>
public interface IGetExecutionHistoryPaginator
{
    IPaginatedEnumerable<GetExecutionHistoryResponse> Responses { get; }

    IPaginatedEnumerable<HistoryEvent> Events { get; }
}
