namespace Amazon.StepFunctions.Model;

/// <summary>The paginators of the service's lists.</summary>
public interface IStepFunctionsPaginatorFactory
{
    IGetExecutionHistoryPaginator GetExecutionHistory(GetExecutionHistoryRequest request);

    IListExecutionsPaginator ListExecutions(ListExecutionsRequest request);

    IListStateMachinesPaginator ListStateMachines(ListStateMachinesRequest request);
}
