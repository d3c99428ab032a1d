using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>All pages, or all their items. Either is walked once.</summary>
public interface IListExecutionsPaginator
{
    IPaginatedEnumerable<ListExecutionsResponse> Responses { get; }

    IPaginatedEnumerable<ExecutionListItem> Executions { get; }
}
