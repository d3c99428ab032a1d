using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>All pages, or all their items. Either is walked once.</summary>
public interface IListStateMachinesPaginator
{
    IPaginatedEnumerable<ListStateMachinesResponse> Responses { get; }

    IPaginatedEnumerable<StateMachineListItem> StateMachines { get; }
}
