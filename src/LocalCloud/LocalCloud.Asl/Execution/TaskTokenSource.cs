namespace LocalCloud.Asl.Execution;

/// <summary>
/// Names a task's token (<c>$$.Task.Token</c>). Must give the same token for the same arguments: a turn that is computed again
/// after a lost commit must hand out the same one. The driver keeps the way back from token to execution and task.
/// </summary>
/// <param name="execution">The execution.</param>
/// <param name="taskId">The task: the id of its Scheduled event, unique within the execution, retries and redrives included.</param>
public delegate string TaskTokenSource(ExecutionInfo execution, long taskId);
